package org.bounceback.sandbox.slack.delivery;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs requests as Slack does: {@code v0=} and the HMAC-SHA256 of version, time and body. */
final class Signature {
  private static final String ALGORITHM = "HmacSHA256";

  private final byte[] secret;

  Signature(String secret) {
    this.secret = secret.getBytes(StandardCharsets.UTF_8);
  }

  /** Returns the value of {@code X-Slack-Signature}; {@code timestamp} is in seconds. */
  String of(String timestamp, String body) {
    String signed = "v0:" + timestamp + ':' + body;
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret, ALGORITHM));
      byte[] digest = mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
      return "v0=" + HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }
}
