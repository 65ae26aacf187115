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

    /** Takes out the answer to a form that was meant to be refused; it must have been. */
    public void forgetRefusedForm() {
        if (!seen.removeIf(trouble -> trouble.startsWith("403 POST ") && trouble.endsWith("/submit-form"))) {
            throw new AssertionError("No form was refused, but " + seen);
        }
    }

    public List<String> seen() {
        return List.copyOf(seen);
    }
}
