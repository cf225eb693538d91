/**
 * Internet addresses, networks, domain names and e-mail addresses as values that are always valid.
 *
 * <p>Every {@code parse} method is strict, never uses the DNS, and returns empty for invalid text.
 * Start with {@link org.bounceback.address.Ip}.
 */
@NullMarked
package org.bounceback.address;

import org.jspecify.annotations.NullMarked;
