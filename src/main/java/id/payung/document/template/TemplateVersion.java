package id.payung.document.template;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A version of a template, without what it says.
 *
 * @param branch the office whose texts it is for; null for every office that has none of its own
 * @param note what is different in it
 * @param revision counts the changes of the draft
 * @param validFrom the first day on which texts are made from it; null for a draft
 * @param sha256 of what it says, in hex; null for a draft
 */
public record TemplateVersion(
        String kind,
        int number,
        @Nullable String branch,
        String note,
        int revision,
        String draftedBy,
        Instant draftedAt,
        String changedBy,
        Instant changedAt,
        @Nullable LocalDate validFrom,
        @Nullable String publishedBy,
        @Nullable Instant publishedAt,
        @Nullable String sha256) {

    public boolean isPublished() {
        return validFrom != null;
    }
}
