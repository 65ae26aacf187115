package id.payung.document;

import id.payung.document.inspection.FileType;

/** What a paper is. */
public enum DocumentKind {
    /** The agreement's text while it is being negotiated, watermarked. Made by Payung. */
    DRAFT("naskah"),
    /** The text with the numbers, ready for signatures. Made by Payung. */
    SIGNING_COPY("salinan-tanda-tangan"),
    /** A scan of the signed agreement. */
    SIGNED_COPY("perjanjian-bertanda-tangan"),
    /** The agreement as it was signed electronically. */
    ELECTRONICALLY_SIGNED("perjanjian-bertanda-tangan-elektronik"),
    /** A mandate letter (surat kuasa). */
    MANDATE("surat-kuasa"),
    /** The decree that determines the people (SK penetapan). */
    DECREE("sk-penetapan"),
    /** Minutes of the handover of the roster (BA serah terima data). */
    HANDOVER_MINUTES("berita-acara-serah-terima"),
    /** Proof of a payment, an SP2D. */
    PAYMENT_PROOF("bukti-pembayaran"),
    /** The letter that offers an umbrella (surat penawaran). */
    OFFER_LETTER("surat-penawaran"),
    /** What is to be done under an umbrella (kerangka acuan kerja, KAK). */
    TERMS_OF_REFERENCE("kerangka-acuan-kerja"),
    /** The council's answer to an offer (persetujuan DPRD). */
    COUNCIL_DECISION("keputusan-dprd"),
    /** The work plan annexed to a nota kesepakatan (rencana kerja). */
    WORK_PLAN("rencana-kerja"),
    /** Any other letter. */
    LETTER("surat");

    private final String fileName;

    DocumentKind(String fileName) {
        this.fileName = fileName;
    }

    /** What an upload of this kind is called, whatever it was called before: names of files tell of people. */
    String fileName(FileType type) {
        return fileName + type.extension();
    }

    /** The same without what kind of file it is. */
    public String fileName() {
        return fileName;
    }

    /** Papers that Payung makes itself are never uploaded. */
    boolean isUploadable() {
        return this != DRAFT && this != SIGNING_COPY;
    }
}
