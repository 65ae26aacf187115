package id.payung.demo;

import id.payung.support.CannotStart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Where the demo answers: on this machine only, because everybody knows its passwords, unless asked otherwise. */
record HttpPort(String address, int port) {
    private static final int DEFAULT = 8080;
    private static final String LOOPBACK = "127.0.0.1";

    /** {@code SERVER_PORT} and {@code SERVER_ADDRESS}. */
    static HttpPort ofEnvironment() throws CannotStart {
        var chosen = setting("SERVER_PORT", "server.port", Integer.toString(DEFAULT));
        var address = setting("SERVER_ADDRESS", "server.address", LOOPBACK);
        try {
            var port = Integer.parseInt(chosen.strip());
            if (port > 0 && port <= 65_535) {
                return new HttpPort(address, port);
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new CannotStart(
                "SERVER_PORT harus angka dari 1 sampai 65535, bukan '%s'.".formatted(chosen),
                "SERVER_PORT must be a number from 1 to 65535, not '%s'.".formatted(chosen));
    }

    private static String setting(String variable, String property, String otherwise) {
        var value = System.getProperty(property, System.getenv(variable));
        return value == null || value.isBlank() ? otherwise : value;
    }

    /** Asked before anything is started, because the answer comes late otherwise. */
    void mustBeFree() throws CannotStart {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(!System.getProperty("os.name").startsWith("Windows"));
            socket.bind(new InetSocketAddress(InetAddress.getByName(address), port));
        } catch (IOException e) {
            throw new CannotStart(
                    "Port %d sedang dipakai program lain atau tidak boleh dipakai; hentikan program itu, atau pilih port lain, misalnya SERVER_PORT=%d."
                            .formatted(port, another()),
                    "Port %d is taken by another program or not allowed; stop that program, or choose another port, for example SERVER_PORT=%d."
                            .formatted(port, another()));
        }
    }

    private int another() {
        return port == 8090 ? 8091 : 8090;
    }

    String url() {
        return "http://%s:%d"
                .formatted(address.equals(LOOPBACK) || address.equals("0.0.0.0") ? "localhost" : address, port);
    }
}
