package org.bounceback.erasure;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import org.bounceback.address.MailAddress;
import org.bounceback.data.Sha256;

/**
 * Stands for a mail address where it may not be written: who has the address can tell that it is
 * meant, and nobody can tell the address. Each mark has a salt of its own.
 *
 * @param text {@code sha256:}, the salt and the digest of salt and address, in hexadecimal
 */
public record SaltedAddressHash(String text) {
  private static final String BEGIN = "sha256:";
  private static final int SALT_BYTES = 16;

  /** A new mark of an address. */
  public static SaltedAddressHash of(MailAddress address) {
    byte[] salt = new byte[SALT_BYTES];
    new SecureRandom().nextBytes(salt);
    return new SaltedAddressHash(
        BEGIN + HexFormat.of().formatHex(salt) + ":" + digest(salt, address));
  }

  /** Whether it stands for that address; case does not matter. */
  public boolean isOf(MailAddress address) {
    String[] parts = text.split(":", -1);
    return parts.length == 3
        && text.startsWith(BEGIN)
        && digest(HexFormat.of().parseHex(parts[1]), address).equals(parts[2]);
  }

  private static String digest(byte[] salt, MailAddress address) {
    byte[] text = address.toString().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
    return Sha256.hex(salt, text);
  }
}
