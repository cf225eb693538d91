package org.bounceback.ticket.desk;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The header Authorization with a name and a password (RFC 7617). */
public final class BasicAuth {

  private BasicAuth() {}

  public static String of(String user, String password) {
    byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }
}
