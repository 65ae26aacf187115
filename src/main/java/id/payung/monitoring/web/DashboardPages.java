package id.payung.monitoring.web;

import id.payung.monitoring.Dashboard;
import id.payung.monitoring.OpenWork;
import id.payung.monitoring.Scope;
import id.payung.monitoring.Scopes;
import id.payung.party.Organisations;
import id.payung.platform.CurrentUser;
import id.payung.platform.Role;
import id.payung.platform.Sentences;
import id.payung.platform.page.Show;
import id.payung.platform.page.WebPage;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The managers' dashboard, and what is overdue. */
@WebPage
class DashboardPages {

    private static final int LINES = 25;

    private final Scopes scopes;
    private final Dashboard dashboard;
    private final OpenWork openWork;
    private final Organisations organisations;
    private final CurrentUser currentUser;
    private final Sentences sentences;
    private final Show show;
    private final Clock clock;

    DashboardPages(
            Scopes scopes,
            Dashboard dashboard,
            OpenWork openWork,
            Organisations organisations,
            CurrentUser currentUser,
            Sentences sentences,
            Show show,
            Clock clock) {
        this.scopes = scopes;
        this.dashboard = dashboard;
        this.openWork = openWork;
        this.organisations = organisations;
        this.currentUser = currentUser;
        this.sentences = sentences;
        this.show = show;
        this.clock = clock;
    }

    @GetMapping("/dashboard")
    String dashboard(Model model) {
        var scope = scopes.ofManager();
        var figures = dashboard.of(scope);
        var zone = zone(scope);
        var today = LocalDate.ofInstant(clock.instant(), zone);
        model.addAttribute("organisation", organisations.nameOf(scope.organisation()));
        model.addAttribute("figures", figures);
        model.addAttribute("now", clock.instant());
        model.addAttribute("zone", zone);
        // The list shows what ends before a day; the last of the days ahead is still among them.
        model.addAttribute("endingBefore", today.plusDays(Dashboard.DAYS_AHEAD + 1L));
        model.addAttribute(
                "endingPeople",
                figures.ends().stream().mapToLong(Dashboard.End::people).sum());
        model.addAttribute(
                "stages",
                BarPicture.of(
                        figures.stages(),
                        stage -> new BarPicture.Row(
                                sentences.of("agreement.status." + stage.status()),
                                sentences.of("monitoring.dashboard.stage", stage.agreements(), stage.quota()),
                                stage.agreements(),
                                stage.agreements(),
                                "/agreements?status=" + stage.status())));
        model.addAttribute(
                "overdue",
                BarPicture.of(
                        figures.overdue(),
                        role -> new BarPicture.Row(
                                sentences.of("role." + role.role()),
                                sentences.of(
                                        "monitoring.dashboard.overdue", role.overdue(), role.open(), role.people()),
                                role.open(),
                                role.overdue(),
                                "/overdue?role=" + role.role())));
        model.addAttribute(
                "money",
                BarPicture.of(
                        figures.money(),
                        year -> new BarPicture.Row(
                                String.valueOf(year.year()),
                                sentences.of(
                                        "monitoring.dashboard.money",
                                        show.rupiah(year.paid()),
                                        show.rupiah(year.billed())),
                                year.billed(),
                                year.paid(),
                                "/agreements?show=billed")));
        model.addAttribute("ends", EndsPicture.of(figures.ends(), today));
        return "dashboard";
    }

    /** For managers, and for heads, whom the mails about overdue tasks send here. */
    @GetMapping("/overdue")
    String overdue(
            @RequestParam(required = false) @Nullable String role,
            @RequestParam(defaultValue = "0") int page,
            Model model) {
        var scope = scopes.ofLeader();
        var known = role == null ? null : Role.of(role).map(Role::id).orElse(null);
        model.addAttribute("role", known);
        model.addAttribute("tasks", openWork.overdue(scope, known, page, LINES));
        model.addAttribute("mayDash", currentUser.actor().is(Role.MANAGER));
        return "overdue";
    }

    /** Offices have no zone of their own; theirs is that of the first municipality they serve. */
    private ZoneId zone(Scope scope) {
        return organisations
                .findMunicipality(scope.organisation())
                .or(() -> organisations.servedBy(scope.organisation()).stream()
                        .findFirst()
                        .flatMap(organisations::findMunicipality))
                .map(municipality -> municipality.zone())
                .orElse(ZoneId.of("Asia/Jakarta"));
    }
}
