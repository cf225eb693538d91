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
 * Fetches the files that people bring from where their platform keeps them: only from the hosts
 * that the operator allows, at most 20 MiB within a minute, and never past a redirect.
 */
public final class FileDownloader {
  /** The largest file that is fetched, in bytes. */
  public static final int MAX = ReadingMemory.MAX_UPLOAD;

  private static final Duration WHOLE = Duration.ofMinutes(1);
  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final int OK = 200;

  private final String platform;
  private final Optional<String> authorization;
  private final List<String> hosts;
  private final FileFetch fetch;

  /**
   * Fetches a platform's files.
   *
   * @param platform its name, for people
   * @param authorization the header of that name, which the hosts want; empty where they want none
   * @param hosts with a port where it is not the usual one
   * @param proxy the HTTP proxy on the way
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
   * Fetches all of a file.
   *
   * @throws IOException when it cannot be had; the message is for the person who brought it
   */
  public byte[] fetch(String url) throws IOException, InterruptedException {
    URI uri = parse(url);
    if (!isAllowed(uri)) {
      throw new IOException("it lies on " + uri.getHost() + ", where I do not fetch files from");
    }
    Fetched answer = fetch.get(uri, authorization, MAX, WHOLE);
    if (answer.status() != OK) {
      throw new IOException(platform + " answered with status " + answer.status());
    }
    if (isLoginPage(answer)) {
      throw new IOException(platform + " wants a login; the app lacks the right to read files");
    }
    byte[] content = answer.content();
    if (content.length > MAX) {
      throw new IOException("it is larger than 20 MiB; send the one mail that is meant");
    }
    return content;
  }

  /** Whether a file at {@code url} would be fetched. */
  public boolean isAllowed(URI url) {
    return url.getAuthority() != null
        && hosts.contains(url.getAuthority())
        && ("https".equals(url.getScheme()) || isLoopback(url.getHost()));
  }

  /** Whether files could be fetched from each host; asks without a token. */
  public List<SetupCheckResult> examine() {
    return hosts.stream().map(this::examine).toList();
  }

  /** Whether a host is this machine, as a stand-in's is. */
  public static boolean isLoopback(String host) {
    return host.equals("localhost") || host.matches("127(\\.[0-9]{1,3}){3}");
  }

  private SetupCheckResult examine(String host) {
    boolean standIn = isLoopback(host.replaceFirst(":[0-9]+$", ""));
    try {
      URI url = URI.create((standIn ? "http://" : "https://") + host + "/");
      Fetched unused = fetch.get(url, Optional.empty(), 0, TIMEOUT);
      return new SetupCheckResult(true, "files can be fetched from " + host);
    } catch (IOException away) {
      return new SetupCheckResult(
          false,
          "%s does not answer (%s); let the bot's host reach it on port 443, or set %s.proxy"
              .formatted(host, away, platform.toLowerCase(Locale.ROOT)));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return new SetupCheckResult(false, "stopped before " + host + " answered");
    }
  }

  /** What is asked for with a token comes as it is, or as a page to log in on. */
  private boolean isLoginPage(Fetched answer) {
    return authorization.isPresent()
        && answer.contentType().filter(type -> type.startsWith("text/html")).isPresent();
  }

  private URI parse(String url) throws IOException {
    try {
      return URI.create(url);
    } catch (IllegalArgumentException wrong) {
      throw new IOException(platform + " gave no usable address for it", wrong);
    }
  }
}
