package org.bounceback.sandbox.discord.world;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bounceback.sandbox.wire.Bytes;

/** The files and their signed URLs, which expire after a day. */
public final class Files {
  private static final String ALGORITHM = "HmacSHA256";
  private static final byte[] KEY = "EXAMPLE-NOT-A-SECRET".getBytes(StandardCharsets.UTF_8);

  private final Map<String, Attachment> byPath = new ConcurrentHashMap<>();
  private final Snowflakes snowflakes;
  private volatile String host = "";
  private volatile Duration life;

  Files(Snowflakes snowflakes, Duration life) {
    this.snowflakes = snowflakes;
    this.life = life;
  }

  /** Sets the file server's scheme and authority. */
  public void servedAt(String base) {
    host = base;
  }

  /** Sets how long a URL is valid. */
  public void lasting(Duration span) {
    life = span;
  }

  /** Stores a file. */
  public Attachment keep(Upload upload, String folder, String description, boolean ephemeral) {
    var kept =
        new Attachment(
            snowflakes.next(),
            folder,
            upload.filename(),
            upload.contentType(),
            upload.bytes(),
            description,
            ephemeral);
    byPath.put(kept.path(), kept);
    return kept;
  }

  /** Returns a new URL of a file. */
  public String url(Attachment file) {
    Instant now = snowflakes.now();
    String issued = Long.toHexString(now.getEpochSecond());
    String expires = Long.toHexString(now.plus(life).getEpochSecond());
    return "%s%s?ex=%s&is=%s&hm=%s&"
        .formatted(host, file.path(), expires, issued, sign(file.path(), expires, issued));
  }

  /**
   * Returns the file at a URL; empty if there is none, the signature is wrong, or the URL has
   * expired.
   *
   * @param query the query parameters, by name
   */
  public Optional<Attachment> fetch(String path, Map<String, String> query) {
    String expires = query.getOrDefault("ex", "");
    String signed = sign(path, expires, query.getOrDefault("is", ""));
    if (!signed.equals(query.get("hm")) || late(expires)) {
      return Optional.empty();
    }
    return Optional.ofNullable(byPath.get(path));
  }

  /** Deletes the content, as Discord does some time after a message was deleted. */
  public void delete(Attachment file) {
    byPath.remove(file.path());
  }

  private boolean late(String expires) {
    return !snowflakes.now().isBefore(Instant.ofEpochSecond(Long.parseLong(expires, 16)));
  }

  private static String sign(String path, String expires, String issued) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(KEY, ALGORITHM));
      byte[] sum = mac.doFinal(Bytes.of(path + '\n' + expires + '\n' + issued).toArray());
      return HexFormat.of().formatHex(sum);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }
}
