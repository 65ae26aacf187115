package id.payung.browser.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIf;

/** Runs where a Chromium is installed and is reported as skipped elsewhere. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Tag("browser")
@EnabledIf(value = "id.payung.browser.support.Browser#installed", disabledReason = "no Chromium on this machine")
public @interface NeedsBrowser {}
