package id.payung.browser.support;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** Somebody who is signed in and works in Tasklist. Every step waits until the screen shows what it must. */
public final class Person implements AutoCloseable {
    private final String address;
    private final Page page;

    Person(String address, Page page) {
        this.address = address;
        this.page = page;
    }

    public Page page() {
        return page;
    }

    /**
     * From the next page on, the computer's clock shows that moment and goes on from there. Only the clock is moved: timers
     * stay the browser's own, since pages that wait for faked ones may wait for ever.
     */
    public Person on(Instant moment) {
        page.addInitScript(
                """
                (() => {
                  const real = window.realDate ?? (window.realDate = Date);
                  const now = () => real.now() + %d;
                  window.Date = new Proxy(real, {
                    construct: (date, given) => (given.length > 0 ? new date(...given) : new date(now())),
                    apply: (date) => new date(now()).toString(),
                    get: (date, name) => (name === 'now' ? now : Reflect.get(date, name))
                  });
                })();
                """
                        .formatted(Duration.between(Instant.now(), moment).toMillis()));
        return this;
    }

    public Person openTasklist() {
        page.navigate(address + "/camunda/app/tasklist/");
        return filter("Tugas kelompok saya");
    }

    public Person filter(String name) {
        page.locator(".task-filters .item").getByText(name).click();
        assertThat(page.locator(".task-filters .item.active")).containsText(name);
        return this;
    }

    /** The task of that name in the chosen list: the first, where there are several. */
    public Person openTask(String name) {
        return open(name, tasks().filter(new Locator.FilterOptions().setHasText(name)));
    }

    public Person openTask(String name, String agreement) {
        return open(
                name,
                tasks().filter(new Locator.FilterOptions().setHasText(name))
                        .filter(new Locator.FilterOptions().setHasText(agreement)));
    }

    /** The tasks in the chosen list. */
    public Locator tasks() {
        return page.locator(".tasks-list > li.task");
    }

    /** Takes the open task, unless it is theirs already. */
    public Person claim() {
        var claim = page.locator("[cam-tasklist-task-meta] .claim");
        var unclaim = page.locator("[cam-tasklist-task-meta] .unclaim");
        assertThat(claim.or(unclaim).first()).isVisible();
        if (!unclaim.isVisible()) {
            claim.click();
            assertThat(unclaim).isVisible();
        }
        return this;
    }

    /** Gives the open task back to the group. */
    public Person unclaim() {
        page.locator("[cam-tasklist-task-meta] .unclaim").click();
        assertThat(page.locator("[cam-tasklist-task-meta] .claim")).isVisible();
        return this;
    }

    /** What the form of the open task says. */
    public Locator form() {
        return page.locator(".payung-task .pt-summary").locator("xpath=ancestor::form");
    }

    public Person fill(String label, String value) {
        field(label).fill(value);
        return this;
    }

    public Person choose(String label, String option) {
        form().getByRole(AriaRole.RADIOGROUP, new Locator.GetByRoleOptions().setName(label))
                .or(field(label))
                .first()
                .evaluate(
                        """
                        (element, option) => {
                          const wanted = (candidate) => candidate.textContent.trim() === option;
                          if (element.tagName === 'SELECT') {
                            element.value = [...element.options].find(wanted).value;
                            element.dispatchEvent(new Event('input', { bubbles: true }));
                          } else {
                            [...element.querySelectorAll('label')].find(wanted).click();
                          }
                        }
                        """,
                        option);
        return this;
    }

    /** Hands a file to the form and waits until the API has it. */
    public Person upload(String label, Path file) {
        field(label).setInputFiles(file);
        assertThat(form().locator(".pt-field")
                        .filter(new Locator.FilterOptions().setHasText(label))
                        .locator(".pt-status"))
                .containsText("sudah diunggah");
        return this;
    }

    /** Completes the open task; it must leave the pane. */
    public Person complete() {
        pressComplete();
        assertThat(form()).isHidden();
        return this;
    }

    /** Tries to complete a task that must be refused; what the form says then. */
    public String completeInVain() {
        pressComplete();
        var complaint = form().locator(".pt-error:not(:empty), .pt-alert:not([hidden])");
        assertThat(complaint.first()).isVisible();
        return String.join("\n", complaint.allInnerTexts());
    }

    /** Signs out by Tasklist's menu; ends at the sign-in page. */
    public void signOut() {
        page.locator("[cam-widget-header] .account > a").click();
        page.locator("[cam-widget-header] .logout a").click();
        assertThat(page.locator("input[name=username]")).isVisible();
    }

    public Person screenshot(String name) {
        Browser.screenshot(page, name);
        return this;
    }

    @Override
    public void close() {
        page.context().close();
    }

    private Person open(String name, Locator tasks) {
        tasks.first().locator("h4 a").click();
        assertThat(page.locator("[cam-tasklist-task] h2")).containsText(name);
        assertThat(form()).isVisible();
        return this;
    }

    private void pressComplete() {
        page.locator("[cam-tasklist-form] .form-actions .btn-primary").click();
    }

    private Locator field(String label) {
        return form().getByLabel(label).first();
    }
}
