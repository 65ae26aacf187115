package id.payung.agreement;

import id.payung.document.template.TextKind;
import id.payung.document.template.TextValues;

/** What the text of one kind of agreement may say of its parties and terms. Its code is the kind's name. */
interface AgreementWords extends TextKind {

    TextValues values(Agreement agreement);
}
