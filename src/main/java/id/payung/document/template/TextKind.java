package id.payung.document.template;

import java.util.List;

/** A kind of text that is written from templates: stated here, answered by the room whose text it is. */
public interface TextKind {

    /** The agreement's kind, {@code PKS}. */
    String code();

    /** The placeholders that its texts may use, in the order in which they are listed. */
    List<TextField> fields();

    /** Values as an example, for a preview. */
    TextValues sample();

    /** The text as it would be printed with {@link #sample}. */
    byte[] preview(List<Article> articles);
}
