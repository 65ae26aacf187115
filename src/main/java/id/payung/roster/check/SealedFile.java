package id.payung.roster.check;

import id.payung.platform.PartedStream;
import id.payung.platform.PersonalDataCipher;
import java.io.IOException;
import java.io.InputStream;
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

    private final class Parts extends PartedStream {

        Parts() {
            super(PART);
        }

        @Override
        protected byte[] part(int number) {
            return jdbc.sql("select key_id, content from roster_check_file where check_id = :check and part = :part")
                    .param("check", check)
                    .param("part", number)
                    .query((row, n) -> cipher.openBytes(row.getInt("key_id"), row.getBytes("content")))
                    .optional()
                    .orElse(new byte[0]);
        }
    }
}
