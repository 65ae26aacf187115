package id.payung.platform;

/** Answers who is acting now: the signed-in user of the request, or {@link Actor#PAYUNG} in jobs. */
public interface CurrentUser {
    Actor actor();
}
