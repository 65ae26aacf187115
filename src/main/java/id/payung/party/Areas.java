package id.payung.party;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Administrative areas by Kemendagri code (decree 300.2.2-2138/2025), codes with dots: province {@code 33}, regency or city
 * {@code 33.75}, district {@code 33.75.01}, ward or village {@code 33.75.01.1002}.
 */
@Component
public class Areas {

    private final JdbcClient jdbc;

    Areas(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<String> nameOf(String code) {
        return jdbc.sql("select name from area where code = :code")
                .param("code", code)
                .query(String.class)
                .optional();
    }

    /** All codes of one depth: 1 province, 2 regency or city, 3 district, 4 ward or village. */
    public List<String> codes(int depth) {
        return jdbc.sql("select code from area where depth = :depth")
                .param("depth", depth)
                .query(String.class)
                .list();
    }
}
