package id.payung.scenario;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import id.payung.browser.support.Album;
import id.payung.browser.support.Browser;
import id.payung.browser.support.Person;
import id.payung.browser.support.Troubles;
import id.payung.support.ProcessDriver;
import id.payung.support.ScenarioPeople;
import id.payung.support.TimeMachine;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The screens of the people of Pekalongan. Each signs in once and keeps the window open; all computers show the day that
 * the application has. A picture is taken of every step, before it is completed.
 */
final class PekalonganScreens implements AutoCloseable {

    private final String address;
    private final Browser browser = Browser.launch();
    private final Album album;
    private final Troubles troubles = new Troubles();
    private final Map<String, Person> people = new HashMap<>();
    private final ProcessDriver driver;
    private final TimeMachine time;

    /** @param album under which the pictures are kept */
    PekalonganScreens(String address, String album, ProcessDriver driver, TimeMachine time) {
        this.address = address;
        this.album = new Album(album);
        this.driver = driver;
        this.time = time;
    }

    /** Somebody takes a task from Tasklist's list, fills in its form and completes it. */
    void complete(String user, String task, String picture, Consumer<Person> answers) {
        var person = take(user, task);
        answers.accept(person);
        album.add(person.page(), picture);
        person.complete();
        driver.runDueJobs();
    }

    /** Somebody is refused; what the form says. The task is left to others, who will find it gone from here. */
    String tryInVain(String user, String task, String picture) {
        var person = take(user, task);
        var complaint = person.completeInVain();
        album.add(person.page(), picture);
        person.unclaim();
        open(user, "/");
        troubles.forgetRefusedForm();
        return complaint;
    }

    /** Somebody takes a task from Tasklist's list, and leaves it open. */
    Person take(String user, String task) {
        var person = at(user);
        person.openTasklist().openTask(task);
        return person.claim();
    }

    /** A page as somebody sees it today. */
    Page open(String user, String path) {
        var page = at(user).page();
        page.navigate(address + path);
        return page;
    }

    Page look(String user, String path, String picture) {
        var page = open(user, path);
        assertThat(page.locator("#main")).isVisible();
        album.add(page, picture);
        return page;
    }

    void picture(Page page, String name) {
        album.add(page, name);
    }

    /** A page of a paper, as it is printed. */
    void paper(byte[] pdf, int page, String name) {
        album.add(pdf, page, name);
    }

    List<String> troubles() {
        return troubles.seen();
    }

    private Person at(String user) {
        var person = people.computeIfAbsent(
                user, id -> troubles.watch(browser.signIn(address, id, ScenarioPeople.PASSWORD)));
        return person.on(time.now());
    }

    @Override
    public void close() {
        browser.close();
    }
}
