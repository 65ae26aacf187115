/**
 * Files on their way in. A roster is full of identity numbers, and the server's own way of taking a file writes it into a
 * temporary folder in clear, where it stays if the node is killed.
 */
@NullMarked
package id.payung.platform.upload;

import org.jspecify.annotations.NullMarked;
