/**
 * Mail servers on loopback addresses (RFC 5321), strict with their clients and scripted in their
 * manners: refusals, greylisting, certificates, delays, floods, hang-ups. They write down every
 * line that they hear and keep the mail that they accept.
 *
 * <p>Start with {@link org.bounceback.sandbox.smtp.SmtpServer} and {@link
 * org.bounceback.sandbox.smtp.ServerBehavior}.
 */
@NullMarked
package org.bounceback.sandbox.smtp;

import org.jspecify.annotations.NullMarked;
