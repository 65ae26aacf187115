package id.payung.roster.process;

import id.payung.document.DocumentKind;
import id.payung.platform.FormField;
import id.payung.platform.TaskForm;
import id.payung.roster.Correction;
import id.payung.roster.RosterBriefing;
import id.payung.roster.SheetAnswer;
import id.payung.roster.Verdict;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the tasks of roster-submission ask. */
@Configuration(proxyBeanMethods = false)
class RosterForms {

    @Bean
    TaskForm submitRosterForm(RosterBriefing briefing) {
        return new Form(briefing, List.of("submitRoster"), List.of(FormField.roster("roster")));
    }

    @Bean
    TaskForm correctRosterForm(RosterBriefing briefing) {
        return new Form(
                briefing,
                List.of("correctRoster"),
                List.of(
                        FormField.roster("roster").optional(),
                        FormField.choice(
                                "decision", Correction.CORRECTED.name(), Correction.PROCEED_WITHOUT_REJECTED.name())));
    }

    @Bean
    TaskForm decideHeldRowsForm(RosterBriefing briefing) {
        return new Form(
                briefing,
                List.of("decideHeldRows"),
                List.of(
                        FormField.choice(
                                "decision",
                                SheetAnswer.ACCEPT_ALL.name(),
                                SheetAnswer.REFUSE_ALL.name(),
                                SheetAnswer.AS_ON_SHEET.name()),
                        FormField.longText("reason").optional()));
    }

    @Bean
    TaskForm verifyRosterForm(RosterBriefing briefing) {
        return new Form(
                briefing,
                List.of("verifyByMunicipality", "verifyByBranch"),
                List.of(
                        FormField.choice("decision", Verdict.VERIFY.name(), Verdict.RETURN.name()),
                        FormField.longText("reason").optional()));
    }

    @Bean
    TaskForm determineRosterForm(RosterBriefing briefing) {
        return new Form(
                briefing,
                List.of("determineRoster"),
                List.of(
                        FormField.text("decreeNumber"),
                        FormField.date("decreeDate"),
                        FormField.document("scan", DocumentKind.DECREE.name())));
    }

    @Bean
    TaskForm handOverRosterForm(RosterBriefing briefing) {
        return new Form(
                briefing,
                List.of("handOverRoster"),
                List.of(
                        FormField.text("minutesNumber"),
                        FormField.date("handedOverOn"),
                        FormField.document("scan", DocumentKind.HANDOVER_MINUTES.name())));
    }

    private record Form(RosterBriefing told, List<String> tasks, List<FormField> fields) implements TaskForm {
        @Override
        public Briefing briefing(Subject subject) {
            return told.of(subject);
        }
    }
}
