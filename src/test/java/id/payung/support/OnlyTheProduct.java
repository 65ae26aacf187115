package id.payung.support;

import java.io.IOException;
import java.util.Arrays;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;

/** The tests lie in the same packages as the product, and some of them are configurations. */
public final class OnlyTheProduct extends TypeExcludeFilter {
    private final String tests = OnlyTheProduct.class
            .getProtectionDomain()
            .getCodeSource()
            .getLocation()
            .toString();

    private OnlyTheProduct() {}

    /** To be said before the application looks for its parts. */
    public static void in(ConfigurableApplicationContext context) {
        context.getBeanFactory().registerSingleton("onlyTheProduct", new OnlyTheProduct());
    }

    @Override
    public boolean match(MetadataReader type, MetadataReaderFactory types) throws IOException {
        return type.getResource().getURL().toString().startsWith(tests);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OnlyTheProduct;
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(new Object[] {OnlyTheProduct.class});
    }
}
