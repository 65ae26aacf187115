package id.payung.platform;

import java.util.List;

/** Sign-ins with their roles and municipalities, kept as the directory of staff says. Answered by the engine. */
public interface StaffAccounts {

    /** @param municipalities those whose tasks the person may find */
    record Account(String user, String name, String email, Role role, List<String> municipalities) {
        public Account {
            municipalities = List.copyOf(municipalities);
        }
    }

    /** Payung's own account, which is nobody's. */
    boolean isReserved(String user);

    boolean exists(String user);

    void openMunicipality(String id, String name);

    /**
     * Makes the account or brings it up to date: this role and these municipalities, no others.
     *
     * @return whether it is new; nobody knows the password of a new one
     */
    boolean keep(Account account);

    /** Which municipalities the person works for from now on. */
    void serve(String user, List<String> municipalities);

    /** Puts back what the person has claimed, so that colleagues can go on. */
    void release(String user);

    /** The person signs in no more, and what they have claimed is put back. */
    void close(String user);

    /**
     * Also lets an account in again that wrong passwords have locked.
     *
     * @throws Refused on the field {@code password}, where it is too weak
     */
    void setPassword(String user, String password);
}
