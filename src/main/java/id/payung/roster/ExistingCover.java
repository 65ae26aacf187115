package id.payung.roster;

import id.payung.party.Nik;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Who is covered already. Asked by roster, answered by the room that keeps the cover. */
public interface ExistingCover {

    /**
     * The last day through which each person is or was covered, under any agreement.
     *
     * @param nikIndexes blind indexes ({@link Nik#blindIndex})
     * @return one answer for each index, in the same order; empty for somebody never covered
     */
    List<Optional<LocalDate>> coveredThrough(List<byte[]> nikIndexes);
}
