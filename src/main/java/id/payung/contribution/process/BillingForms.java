package id.payung.contribution.process;

import id.payung.contribution.BillBriefing;
import id.payung.document.DocumentKind;
import id.payung.platform.FormField;
import id.payung.platform.TaskForm;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the tasks of contribution-billing ask. */
@Configuration(proxyBeanMethods = false)
class BillingForms {

    private static final int MOST_CARDS = 1_000_000;

    @Bean
    TaskForm billingCodeForm(BillBriefing briefing) {
        return new Form(briefing, List.of("enterBillingCode"), List.of(FormField.code("billingCode")));
    }

    @Bean
    TaskForm paymentForm(BillBriefing briefing) {
        return new Form(
                briefing,
                List.of("recordPayment"),
                List.of(
                        FormField.money("amount"),
                        FormField.date("paidAt"),
                        FormField.code("reference"),
                        FormField.text("sp2d"),
                        FormField.document("proof", DocumentKind.PAYMENT_PROOF.name())
                                .optional()));
    }

    @Bean
    TaskForm postingForm(BillBriefing briefing) {
        return new Form(
                briefing,
                List.of("postPayment"),
                List.of(
                        FormField.date("postedOn"),
                        FormField.text("letterNumber").optional(),
                        FormField.date("letterDate").optional()));
    }

    @Bean
    TaskForm cardsForm(BillBriefing briefing) {
        return new Form(
                briefing,
                List.of("handOverCards"),
                List.of(
                        FormField.date("handedOverOn"),
                        FormField.number("cards", MOST_CARDS),
                        FormField.longText("note").optional()));
    }

    private record Form(BillBriefing told, List<String> tasks, List<FormField> fields) implements TaskForm {
        @Override
        public Briefing briefing(Subject subject) {
            return told.of(subject);
        }
    }
}
