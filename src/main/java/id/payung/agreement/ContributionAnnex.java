package id.payung.agreement;

import id.payung.document.IndonesianWords;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The annex that says what the agreement comes to, as it is printed. Public, because the template reads it.
 *
 * @param total null where it depends on wages
 */
public record ContributionAnnex(String people, List<Row> rows, @Nullable String total, @Nullable String totalInWords) {

    /**
     * @param rate for one person and month: rupiah, or a part of the wage
     * @param amount null where it depends on wages
     */
    public record Row(String programme, String from, String months, String rate, @Nullable String amount) {}

    static ContributionAnnex of(AgreementCost.Cost cost) {
        var total = cost.total();
        return new ContributionAnnex(
                IndonesianWords.figure(cost.people()),
                cost.lines().stream().map(line -> row(cost, line)).toList(),
                total.isPresent() ? IndonesianWords.rupiah(total.getAsLong()) : null,
                total.isPresent() ? IndonesianWords.rupiahInWords(total.getAsLong()) : null);
    }

    private static Row row(AgreementCost.Cost cost, AgreementCost.Line line) {
        var amount = cost.amount(line);
        return new Row(
                line.programme().name(),
                IndonesianWords.date(line.firstMonth()),
                String.valueOf(line.months()),
                line.rupiah() == null
                        ? percent(Objects.requireNonNull(line.percentOfWage()).toPlainString()) + " dari upah"
                        : IndonesianWords.rupiah(line.rupiah()),
                amount.isPresent() ? IndonesianWords.rupiah(amount.getAsLong()) : null);
    }

    /** With the comma of Indonesian figures. */
    private static String percent(String plain) {
        return String.format(Locale.ROOT, "%s%%", plain.replace('.', ','));
    }
}
