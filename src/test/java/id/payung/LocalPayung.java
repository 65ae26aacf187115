package id.payung;

import id.payung.demo.DataFolder;
import id.payung.demo.DemoApplication;
import id.payung.support.CannotStart;

/**
 * The whole product on this machine, for trying it out: {@code mvn spring-boot:test-run}. It brings its own PostgreSQL, the
 * demo organisations and a clock that can be moved; none of that is in the production jar.
 *
 * <p>{@code SERVER_PORT} chooses the port (8080), {@code PAYUNG_DATA_DIR} the folder of the data ({@code .payung}).
 */
public final class LocalPayung {
    private LocalPayung() {}

    public static void main(String[] args) {
        try {
            new DemoApplication(DataFolder.ofEnvironment()).run(args);
        } catch (CannotStart e) {
            System.err.println(e.getMessage());
            System.exit(1);
        } catch (RuntimeException e) { // which Spring Boot has explained already
            System.exit(1);
        }
    }
}
