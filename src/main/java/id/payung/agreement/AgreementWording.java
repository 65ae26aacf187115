package id.payung.agreement;

import id.payung.document.template.TextKind;
import id.payung.document.template.TextValues;

/** The words for agreements of one kind: which placeholders their texts may use, and what stands in their place. */
interface AgreementWording extends TextKind {

    boolean isFor(AgreementKind kind);

    TextValues values(Agreement agreement);
}
