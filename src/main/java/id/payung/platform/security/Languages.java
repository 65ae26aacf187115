package id.payung.platform.security;

import java.util.List;
import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;

/** Indonesian, unless the browser or program asks for English first. */
@Configuration(proxyBeanMethods = false)
class Languages {

    private static final Locale INDONESIAN = Locale.forLanguageTag("id");

    @Bean
    LocaleResolver localeResolver() {
        var resolver = new AcceptHeaderLocaleResolver();
        resolver.setDefaultLocale(INDONESIAN);
        resolver.setSupportedLocales(List.of(INDONESIAN, Locale.ENGLISH));
        return resolver;
    }
}
