package id.payung.demo;

import id.payung.platform.CurrentUser;
import id.payung.platform.Refused;
import id.payung.platform.Role;
import id.payung.platform.Sentences;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Everybody may look at the demo's clock; operators move it. */
@TestComponent
@Controller
@RequestMapping("/demo/clock")
class ClockPage {
    private static final ZoneId WIB = ZoneId.of("Asia/Jakarta");
    private static final ZoneId WITA = ZoneId.of("Asia/Makassar");

    private final DemoClock clock;
    private final TimeTravel travel;
    private final CurrentUser user;
    private final Sentences sentences;

    ClockPage(DemoClock clock, TimeTravel travel, CurrentUser user, Sentences sentences) {
        this.clock = clock;
        this.travel = travel;
        this.user = user;
        this.sentences = sentences;
    }

    /** @param to where to, as an ISO date and time with offset: {@code 2027-11-01T08:00:00+07:00} */
    record Move(String to) {}

    record Moved(OffsetDateTime from, OffsetDateTime now, int jobs, int failed) {}

    record Time(OffsetDateTime now, boolean moved) {}

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    Time time() {
        return new Time(inJakarta(clock.instant()), clock.isMoved());
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    Moved move(@RequestBody Move move) {
        var journey = moveTo(parse(move.to()));
        return new Moved(inJakarta(journey.from()), inJakarta(journey.to()), journey.jobs(), journey.failed());
    }

    @GetMapping(produces = MediaType.TEXT_HTML_VALUE)
    String page(Model model) {
        var now = clock.instant();
        model.addAllAttributes(Map.of(
                "wib", now.atZone(WIB),
                "wita", now.atZone(WITA),
                "moved", clock.isMoved(),
                "mayMove", user.actor().is(Role.OPERATOR),
                "proposed",
                        now.atZone(WIB)
                                .plusDays(1)
                                .truncatedTo(ChronoUnit.DAYS)
                                .plusHours(8)
                                .toLocalDateTime(),
                "upcoming", travel.upcoming()));
        return "demo/clock";
    }

    @PostMapping(consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    String moveByForm(
            @RequestParam(required = false) String to,
            @RequestParam(required = false) String by,
            RedirectAttributes answer) {
        try {
            var journey = moveTo(
                    by == null
                            ? localInJakarta(to)
                            : clock.instant().atZone(WIB).plus(Period.parse(by)));
            answer.addFlashAttribute("journey", journey);
        } catch (Refused refused) {
            answer.addFlashAttribute("refused", sentences.of(refused.reasons().get(0)));
        } catch (DateTimeException e) {
            answer.addFlashAttribute("refused", sentences.of("demo.clock.format"));
        }
        return "redirect:/demo/clock";
    }

    private TimeTravel.Journey moveTo(ZonedDateTime target) {
        if (!user.actor().is(Role.OPERATOR)) {
            throw Refused.forbidden("demo.clock.operatorOnly");
        }
        return travel.to(target.toInstant());
    }

    private static ZonedDateTime parse(String text) {
        try {
            return OffsetDateTime.parse(text == null ? "" : text).toZonedDateTime();
        } catch (DateTimeException e) {
            throw Refused.field("to", "demo.clock.format");
        }
    }

    private static ZonedDateTime localInJakarta(String text) {
        return LocalDateTime.parse(text == null ? "" : text).atZone(WIB);
    }

    private static OffsetDateTime inJakarta(Instant instant) {
        return instant.atZone(WIB).toOffsetDateTime().truncatedTo(ChronoUnit.SECONDS);
    }
}
