package org.bounceback.erasure;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import org.bounceback.address.MailAddress;
import org.bounceback.data.Sha256;

/**
 * A salted hash that replaces a mail address where the address must not be stored. Whoever has the
 * address can check that the hash matches it. Each hash has its own salt.
 *
 * @param text {@code sha256:}, the salt and the digest of salt and address, in hexadecimal
 */
public record SaltedAddressHash(String text) {
  private static final String PREFIX = "sha256:";
  private static final int SALT_BYTES = 16;

  /** Creates a hash of an address with a new salt. */
  public static SaltedAddressHash of(MailAddress address) {
    byte[] salt = new byte[SALT_BYTES];
    new SecureRandom().nextBytes(salt);
    return new SaltedAddressHash(
        PREFIX + HexFormat.of().formatHex(salt) + ":" + digest(salt, address));
  }

  /** Returns whether this is a hash of that address, ignoring case. */
  public boolean matches(MailAddress address) {
    String[] parts = text.split(":", -1);
    return parts.length == 3
        && text.startsWith(PREFIX)
        && digest(HexFormat.of().parseHex(parts[1]), address).equals(parts[2]);
  }

  private static String digest(byte[] salt, MailAddress address) {
    byte[] text = address.toString().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
    return Sha256.hex(salt, text);
  }
}
