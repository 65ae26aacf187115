package id.payung.agreement.process;

import id.payung.agreement.AgreementBriefing;
import id.payung.agreement.SignatureMode;
import id.payung.agreement.StampDuty;
import id.payung.document.DocumentKind;
import id.payung.platform.FormField;
import id.payung.platform.TaskForm;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the tasks of agreement-lifecycle and memorandum-lifecycle ask. */
@Configuration(proxyBeanMethods = false)
class AgreementForms {

    @Bean
    TaskForm draftForm(AgreementBriefing briefing) {
        return new Form(
                briefing,
                List.of("completeDraft"),
                List.of(
                        FormField.text("title").optional(),
                        FormField.number("quota", 1_000_000).optional(),
                        FormField.date("coverageStart").optional(),
                        FormField.number("months", 60).optional(),
                        FormField.text("budgetCode").optional(),
                        FormField.longText("legalBasis").optional(),
                        FormField.choice("refundPolicy", "REFUND", "REPLACE", "NONE")
                                .optional(),
                        FormField.choice("signingOrder", "BRANCH_FIRST", "MUNICIPALITY_FIRST", "ANY")
                                .optional()));
    }

    @Bean
    TaskForm memorandumForm(AgreementBriefing briefing) {
        return new Form(
                briefing,
                List.of("completeMemorandum"),
                List.of(
                        FormField.text("title").optional(),
                        FormField.date("coverageStart").optional(),
                        FormField.number("months", 60).optional(),
                        FormField.longText("legalBasis").optional(),
                        FormField.choice("signingOrder", "BRANCH_FIRST", "MUNICIPALITY_FIRST", "ANY")
                                .optional(),
                        FormField.document("workPlan", DocumentKind.WORK_PLAN.name())
                                .optional()));
    }

    @Bean
    TaskForm offerForm(AgreementBriefing briefing) {
        return new Form(
                briefing,
                List.of("prepareOffer"),
                List.of(
                        FormField.document("offerLetter", DocumentKind.OFFER_LETTER.name()),
                        FormField.document("termsOfReference", DocumentKind.TERMS_OF_REFERENCE.name()),
                        FormField.longText("note").optional()));
    }

    @Bean
    TaskForm offerReviewForm(AgreementBriefing briefing) {
        return new Form(
                briefing,
                List.of("reviewOffer"),
                List.of(
                        FormField.choice("decision", "ACCEPT", "IMPROVE", "REJECT", "COUNCIL"),
                        FormField.longText("reason").optional()));
    }

    @Bean
    TaskForm councilForm(AgreementBriefing briefing) {
        return new Form(
                briefing,
                List.of("recordCouncilDecision"),
                List.of(
                        FormField.choice("decision", "GRANTED", "REFUSED"),
                        FormField.document("decisionPaper", DocumentKind.COUNCIL_DECISION.name()),
                        FormField.longText("reason").optional()));
    }

    @Bean
    TaskForm reviewForm(AgreementBriefing briefing) {
        return new Form(
                briefing,
                List.of("reviewByCounterpart", "reviewByBranchLegal", "reviewByMunicipalLegal"),
                List.of(
                        FormField.choice("decision", "AGREE", "CHANGES"),
                        FormField.longText("reason").optional()));
    }

    @Bean
    TaskForm initialsForm(AgreementBriefing briefing) {
        return new Form(
                briefing,
                List.of("initialText"),
                List.of(
                        FormField.choice("decision", "INITIAL", "RETURN"),
                        FormField.longText("reason").optional()));
    }

    @Bean
    TaskForm approvalForm(AgreementBriefing briefing) {
        return new Form(
                briefing,
                List.of("approveByBranchHead", "approveByAgencyHead"),
                List.of(
                        FormField.choice("decision", "APPROVE", "RETURN", "REJECT"),
                        FormField.longText("reason").optional()));
    }

    @Bean
    TaskForm municipalNumberForm(AgreementBriefing briefing) {
        return new Form(
                briefing,
                List.of("enterMunicipalNumber"),
                List.of(FormField.text("municipalNumber").optional()));
    }

    @Bean
    TaskForm branchSignatureForm(AgreementBriefing briefing) {
        return new Form(briefing, List.of("signForBranch"), signature(List.of()));
    }

    @Bean
    TaskForm municipalSignatureForm(AgreementBriefing briefing) {
        return new Form(
                briefing,
                List.of("signForMunicipality"),
                signature(List.of(
                        FormField.text("municipalNumber").optional(),
                        FormField.longText("reason").optional())));
    }

    @Bean
    TaskForm terminationForm(AgreementBriefing briefing) {
        return new Form(
                briefing,
                List.of("decideTerminationByBranch", "decideTerminationByMunicipality"),
                List.of(
                        FormField.choice("decision", "AGREE", "REFUSE"),
                        FormField.longText("reason").optional()));
    }

    private static List<FormField> signature(List<FormField> more) {
        var mode = FormField.choice("mode", SignatureMode.PAPER.name(), SignatureMode.ELECTRONIC.name())
                .optional();
        var fields = new ArrayList<FormField>();
        fields.add(FormField.offered("signer"));
        fields.add(mode);
        for (var onPaper : List.of(
                FormField.date("signedOn"),
                FormField.text("place"),
                FormField.document("scan", DocumentKind.SIGNED_COPY.name()),
                FormField.date("receivedOn").optional(),
                FormField.longText("witnesses").optional(),
                FormField.choice(
                                "stampDuty",
                                StampDuty.PAPER_STAMP.name(),
                                StampDuty.E_STAMP.name(),
                                StampDuty.NOT_DUE.name())
                        .optional())) {
            fields.add(onPaper.when(mode, SignatureMode.PAPER.name()));
        }
        fields.add(FormField.document("signedFile", DocumentKind.ELECTRONICALLY_SIGNED.name())
                .when(mode, SignatureMode.ELECTRONIC.name()));
        fields.addAll(more);
        return fields;
    }

    private record Form(AgreementBriefing told, List<String> tasks, List<FormField> fields) implements TaskForm {
        @Override
        public Briefing briefing(Subject subject) {
            return told.of(subject);
        }
    }
}
