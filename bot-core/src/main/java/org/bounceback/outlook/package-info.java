/**
 * Converts the file formats of Outlook, {@code .msg} and TNEF ({@code winmail.dat}), to standard
 * messages. This is the only package that uses the library for compound files.
 *
 * <p>Start with {@link org.bounceback.outlook.OutlookFiles}.
 */
@NullMarked
package org.bounceback.outlook;

import org.jspecify.annotations.NullMarked;
