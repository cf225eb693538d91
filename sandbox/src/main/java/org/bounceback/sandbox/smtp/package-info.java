/**
 * Mail servers on loopback addresses (RFC 5321) that are strict with clients and have configurable
 * behavior: rejections, greylisting, certificates, delays, floods, disconnects. They record every
 * received command and store accepted messages.
 *
 * <p>Start with {@link org.bounceback.sandbox.smtp.SmtpServer} and {@link
 * org.bounceback.sandbox.smtp.ServerBehavior}.
 */
@NullMarked
package org.bounceback.sandbox.smtp;

import org.jspecify.annotations.NullMarked;
