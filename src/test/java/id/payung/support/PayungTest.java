package id.payung.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.AliasFor;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestExecutionListeners;
import org.springframework.test.context.TestExecutionListeners.MergeMode;
import org.springframework.test.context.TestPropertySource;

/**
 * The whole application on a real PostgreSQL. Each test class gets a fresh database, a clone of what the application
 * had made of an empty one when it was started, and {@link MovableClock#START} as the time; the started application is
 * shared. Nothing runs by itself: inject {@link ProcessDriver} and {@link TimeMachine}. Test methods of one class see
 * each other's rows.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest
@Import(PayungTestConfiguration.class)
@ContextConfiguration(initializers = FreshDatabase.Initializer.class)
@TestPropertySource("/payung-test.properties")
@TestExecutionListeners(listeners = FreshDatabase.Listener.class, mergeMode = MergeMode.MERGE_WITH_DEFAULTS)
public @interface PayungTest {
    /** {@code RANDOM_PORT} for tests through real HTTP or a browser. */
    @AliasFor(annotation = SpringBootTest.class, attribute = "webEnvironment")
    WebEnvironment webEnvironment() default WebEnvironment.MOCK;

    /** {@code key=value}; each combination starts an application of its own. */
    @AliasFor(annotation = SpringBootTest.class, attribute = "properties")
    String[] properties() default {};
}
