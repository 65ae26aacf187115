package id.payung.roster.check;

import id.payung.platform.PersonalDataCipher;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.UUID;
import org.springframework.core.io.InputStreamSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An uploaded file as it lies in its sealed parts; may be read several times, one part in memory at a time. */
final class SealedFile implements InputStreamSource {

    static final int PART = 1 << 20;

    private final JdbcClient jdbc;
    private final PersonalDataCipher cipher;
    private final UUID check;

    SealedFile(JdbcClient jdbc, PersonalDataCipher cipher, UUID check) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.check = check;
    }

    void store(InputStream content) throws IOException {
        int part = 0;
        for (byte[] bytes = content.readNBytes(PART); bytes.length > 0; bytes = content.readNBytes(PART)) {
            jdbc.sql(
                            "insert into roster_check_file (check_id, part, key_id, content) values (:check, :part, :key, :content)")
                    .param("check", check)
                    .param("part", part++)
                    .param("key", cipher.currentKey())
                    .param("content", cipher.seal(bytes))
                    .update();
        }
    }

    @Override
    public InputStream getInputStream() {
        return new Parts();
    }

    private final class Parts extends InputStream {

        private byte[] part = new byte[0];
        private int position;
        private int next;

        @Override
        public int read() throws IOException {
            return isAtEnd() ? -1 : part[position++] & 0xFF;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            Objects.checkFromIndexSize(from, length, into.length);
            if (length == 0) {
                return 0;
            }
            if (isAtEnd()) {
                return -1;
            }
            int read = Math.min(length, part.length - position);
            System.arraycopy(part, position, into, from, read);
            position += read;
            return read;
        }

        /** Parts that lie wholly behind are not even unsealed: workbooks are read from the places where their parts lie. */
        @Override
        public long skip(long bytes) {
            long left = Math.max(0, bytes);
            int within = (int) Math.min(left, part.length - position);
            position += within;
            left -= within;
            if (position == part.length) {
                next += Math.toIntExact(left / PART);
                left %= PART;
                if (left > 0 && !isAtEnd()) {
                    within = (int) Math.min(left, part.length);
                    position = within;
                    left -= within;
                }
            }
            return Math.max(0, bytes) - left;
        }

        @Override
        public int available() {
            return part.length - position;
        }

        private boolean isAtEnd() {
            if (position == part.length) {
                part = jdbc.sql(
                                "select key_id, content from roster_check_file where check_id = :check and part = :part")
                        .param("check", check)
                        .param("part", next++)
                        .query((row, number) -> cipher.openBytes(row.getInt("key_id"), row.getBytes("content")))
                        .optional()
                        .orElse(new byte[0]);
                position = 0;
            }
            return part.length == 0;
        }
    }
}
