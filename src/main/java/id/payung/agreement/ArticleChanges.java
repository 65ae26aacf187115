package id.payung.agreement;

import id.payung.document.template.Article;
import id.payung.document.template.TextTemplates;
import id.payung.platform.CurrentUser;
import id.payung.platform.Journal;
import id.payung.platform.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the drafter writes for one agreement alone, article by article, while the text is in the drafter's hands. */
@Service
public class ArticleChanges {

    private final Agreements agreements;
    private final AgreementTexts texts;
    private final TextTemplates templates;
    private final AgreementDirectory directory;
    private final Journal journal;
    private final CurrentUser currentUser;

    ArticleChanges(
            Agreements agreements,
            AgreementTexts texts,
            TextTemplates templates,
            AgreementDirectory directory,
            Journal journal,
            CurrentUser currentUser) {
        this.agreements = agreements;
        this.texts = texts;
        this.templates = templates;
        this.directory = directory;
        this.journal = journal;
        this.currentUser = currentUser;
    }

    /**
     * Replaces an article; it may use the template's placeholders.
     *
     * @throws Refused with all that is wrong with it at once
     */
    @Transactional
    public void replace(AgreementId id, int number, Article article) {
        var agreement = beingDrafted(id);
        var source = texts.source(agreement);
        var template = source.content()
                .article(number)
                .orElseThrow(() -> Refused.absent("agreement.article.notFound", number));
        if (article.equals(template)) {
            restored(id, number);
            return;
        }
        templates.check(AgreementTexts.kindOf(agreement), source.deviating().with(number, article), article);
        texts.deviate(agreement, new AgreementTexts.Deviation(number, source.template(), article));
        journal.record(id.value(), "agreement.articleReplaced", null, null, "Pasal " + number);
    }

    /** Drops what replaced an article. Nothing happens where it is the template's. */
    @Transactional
    public void restore(AgreementId id, int number) {
        beingDrafted(id);
        restored(id, number);
    }

    private void restored(AgreementId id, int number) {
        if (texts.returnToTemplate(id, number)) {
            journal.record(id.value(), "agreement.articleRestored", null, null, "Pasal " + number);
        }
    }

    private Agreement beingDrafted(AgreementId id) {
        directory.factsFor(id, currentUser.actor());
        var agreement = AgreementView.require(agreements.findOneById(id.value()));
        if (!isDrafter(agreement)) {
            throw Refused.forbidden("agreement.article.onlyDrafter");
        }
        agreement.requireBeingDrafted();
        return agreement;
    }

    boolean mayChange(Agreement agreement) {
        return isDrafter(agreement) && agreement.isBeingDrafted();
    }

    private boolean isDrafter(Agreement agreement) {
        return Side.ofOfficer(currentUser.actor(), agreement.branch(), agreement.municipality(), agreement.agency())
                .filter(agreement.draftedBySide()::equals)
                .isPresent();
    }
}
