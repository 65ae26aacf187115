/**
 * What texts are written from: templates that legal staff change themselves, version by version. A room whose texts are
 * written so answers {@link id.payung.document.template.TextKind}.
 */
@NamedInterface("template")
@NullMarked
package id.payung.document.template;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
