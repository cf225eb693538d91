package org.bounceback.chat.runtime;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bounceback.capacity.ReadingMemory;
import org.bounceback.net.FileFetch;
import org.bounceback.net.FileFetch.Fetched;

/**
 * Downloads uploaded files from a platform: only from hosts that the operator allows, at most 20
 * MiB within a minute, and without following redirects.
 */
public final class FileDownloader {
  /** The maximum size of a file, in bytes. */
  public static final int MAX = ReadingMemory.MAX_UPLOAD;

  private static final Duration TOTAL_TIMEOUT = Duration.ofMinutes(1);
  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final int OK = 200;

  private final String platform;
  private final Optional<String> authorization;
  private final List<String> hosts;
  private final FileFetch fetch;

  /**
   * Creates a downloader.
   *
   * @param platform its name, for messages
   * @param authorization the {@code Authorization} header; empty if the hosts require none
   * @param hosts the allowed hosts, with a port if it is not the default
   * @param proxy the HTTP proxy, if any
   */
  public FileDownloader(
      String platform,
      Optional<String> authorization,
      List<String> hosts,
      Optional<InetSocketAddress> proxy) {
    this.platform = platform;
    this.authorization = authorization;
    this.hosts = List.copyOf(hosts);
    this.fetch = new FileFetch(proxy);
  }

  /**
   * Downloads a file.
   *
   * @throws IOException if it cannot be downloaded; the message is for the user who uploaded it
   */
  public byte[] fetch(String url) throws IOException, InterruptedException {
    URI uri = parse(url);
    if (!isAllowed(uri)) {
      throw new IOException("it is stored on " + uri.getHost() + ", which is not an allowed host");
    }
    Fetched answer = fetch.get(uri, authorization, MAX, TOTAL_TIMEOUT);
    if (answer.status() != OK) {
      throw new IOException(platform + " answered with status " + answer.status());
    }
    if (isLoginPage(answer)) {
      throw new IOException(
          platform + " requires a login; the app lacks the permission to read files");
    }
    byte[] content = answer.content();
    if (content.length > MAX) {
      throw new IOException("it is larger than 20 MiB; send only the relevant e-mail");
    }
    return content;
  }

  /** Returns whether a file at {@code url} may be downloaded. */
  public boolean isAllowed(URI url) {
    return url.getAuthority() != null
        && hosts.contains(url.getAuthority())
        && ("https".equals(url.getScheme()) || isLoopback(url.getHost()));
  }

  /** Checks, without a token, whether each host can be reached. */
  public List<SetupCheckResult> examine() {
    return hosts.stream().map(this::examine).toList();
  }

  /** Returns whether a host is this machine, like that of a simulated platform. */
  public static boolean isLoopback(String host) {
    return host.equals("localhost") || host.matches("127(\\.[0-9]{1,3}){3}");
  }

  private SetupCheckResult examine(String host) {
    boolean simulated = isLoopback(host.replaceFirst(":[0-9]+$", ""));
    try {
      URI url = URI.create((simulated ? "http://" : "https://") + host + "/");
      Fetched unused = fetch.get(url, Optional.empty(), 0, TIMEOUT);
      return new SetupCheckResult(true, "files can be downloaded from " + host);
    } catch (IOException failed) {
      return new SetupCheckResult(
          false,
          "%s does not answer (%s); let the bot's host reach it on port 443, or set %s.proxy"
              .formatted(host, failed, platform.toLowerCase(Locale.ROOT)));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return new SetupCheckResult(false, "stopped before " + host + " responded");
    }
  }

  /** A platform that does not accept the token responds with a login page. */
  private boolean isLoginPage(Fetched answer) {
    return authorization.isPresent()
        && answer.contentType().filter(type -> type.startsWith("text/html")).isPresent();
  }

  private URI parse(String url) throws IOException {
    try {
      return URI.create(url);
    } catch (IllegalArgumentException invalid) {
      throw new IOException(platform + " returned an invalid URL for it", invalid);
    }
  }
}
