package id.payung.renewal;

import id.payung.agreement.RenewalDecision;
import id.payung.platform.FormField;
import id.payung.platform.TaskForm;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the tasks of agreement-renewal ask. */
@Configuration(proxyBeanMethods = false)
class RenewalForms {

    @Bean
    TaskForm evaluationForm(RenewalBriefing briefing) {
        return new Form(briefing, List.of("evaluateAgreement"), List.of(FormField.longText("evaluation")));
    }

    /** The reason is asked for only where the answer is no: the renewal itself refuses a no without one. */
    @Bean
    TaskForm renewalDecisionForm(RenewalBriefing briefing) {
        return new Form(
                briefing,
                List.of("decideRenewal"),
                List.of(
                        FormField.choice("decision", RenewalDecision.RENEW.name(), RenewalDecision.DO_NOT_RENEW.name()),
                        FormField.longText("reason").optional()));
    }

    private record Form(RenewalBriefing told, List<String> tasks, List<FormField> fields) implements TaskForm {
        @Override
        public Briefing briefing(Subject subject) {
            return told.of(subject);
        }
    }
}
