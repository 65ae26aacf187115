package id.payung.roster.sheet;

import java.util.Optional;

/** Further names of columns, besides those of {@link RosterColumn}, which win. */
public interface HeaderAliases {

    HeaderAliases NONE = normal -> Optional.empty();

    /** @param normal a header, written as {@link HeaderText#normal} makes it */
    Optional<RosterColumn> column(String normal);
}
