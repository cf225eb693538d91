/**
 * Internet addresses, networks, domain names and mail addresses as values that cannot be malformed.
 *
 * <p>Every {@code parse} is strict, never asks the DNS, and answers empty for whatever it does not
 * accept. Start with {@link org.bounceback.address.Ip}.
 */
@NullMarked
package org.bounceback.address;

import org.jspecify.annotations.NullMarked;
