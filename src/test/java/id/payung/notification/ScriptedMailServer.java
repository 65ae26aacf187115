package id.payung.notification;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A mail server that says what a test wants to hear, over a real socket, and counts the texts it received. */
final class ScriptedMailServer implements AutoCloseable {

    /** Instead of an answer: the line goes dead. */
    static final String HANG_UP = "";

    /** Instead of an answer: nothing, and the line stays open. */
    static final String SILENCE = " ";

    private final ServerSocket door;
    private final Map<String, String> answers;
    private final AtomicInteger texts = new AtomicInteger();

    /** @param answers by the first word of what the client says; {@code TEXT} is the end of a mail's text */
    ScriptedMailServer(Map<String, String> answers) throws IOException {
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.answers = answers;
        var thread = new Thread(this::open, "scripted-mail-server");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return door.getLocalPort();
    }

    int textsReceived() {
        return texts.get();
    }

    private void open() {
        while (!door.isClosed()) {
            try (Socket line = door.accept()) {
                converse(line);
            } catch (IOException e) {
                // Closed by the test or by the client: wait for the next.
            }
        }
    }

    private void converse(Socket line) throws IOException {
        var in = new BufferedReader(new InputStreamReader(line.getInputStream(), StandardCharsets.UTF_8));
        var out = new PrintWriter(line.getOutputStream(), true, StandardCharsets.UTF_8);
        out.print("220 scripted\r\n");
        out.flush();
        for (var said = in.readLine(); said != null; said = in.readLine()) {
            var word = said.split("[ :]", 2)[0];
            var answer = answers.getOrDefault(word, word.equals("DATA") ? "354 go on" : "250 ok");
            if (!say(out, answer)) {
                return;
            }
            if (answer.startsWith("354")) {
                while (!".".equals(in.readLine())) {
                    // The text itself does not matter here.
                }
                texts.incrementAndGet();
                if (!say(out, answers.getOrDefault("TEXT", "250 taken"))) {
                    return;
                }
            }
        }
    }

    private static boolean say(PrintWriter out, String answer) {
        if (answer.equals(HANG_UP)) {
            return false;
        }
        if (!answer.equals(SILENCE)) {
            out.print(answer + "\r\n");
            out.flush();
        }
        return true;
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
