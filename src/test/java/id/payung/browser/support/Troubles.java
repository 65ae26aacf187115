package id.payung.browser.support;

import java.util.ArrayList;
import java.util.List;

/**
 * What no page may do, whoever works on it: a script that fails, an answer of the server that means a fault, and one
 * that refuses what a page has offered.
 */
public final class Troubles {
    private final List<String> seen = new ArrayList<>();

    public Person watch(Person person) {
        person.page().onPageError(seen::add);
        person.page().onResponse(response -> {
            if (response.status() >= 500 || response.status() == 403) {
                seen.add(response.status() + " " + response.request().method() + " " + response.url());
            }
        });
        return person;
    }

    public List<String> seen() {
        return List.copyOf(seen);
    }
}
