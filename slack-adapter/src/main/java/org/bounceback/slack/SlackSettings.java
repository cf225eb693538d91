package org.bounceback.slack;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bounceback.chat.runtime.FileDownloader;

/**
 * Configures the connection to Slack. Read once at startup.
 *
 * @param botToken begins with {@code xoxb-}
 * @param appToken begins with {@code xapp-}; if present, events arrive over Socket Mode
 * @param signingSecret if present, events arrive over HTTP
 * @param apiUrl base URL of Slack's methods, with a final slash
 * @param fileHosts the only hosts, with any non-default port, from which files are downloaded with
 *     our token
 * @param proxy the HTTP proxy for connections to Slack, if any
 * @param access who may use the bot
 * @param language the language of cards that everybody in a channel sees, and of people whose
 *     language the bot does not have
 */
public record SlackSettings(
    String botToken,
    Optional<String> appToken,
    Optional<String> signingSecret,
    URI apiUrl,
    List<String> fileHosts,
    Optional<InetSocketAddress> proxy,
    SlackAccess access,
    Locale language) {

  /** The base URL of Slack's methods. */
  public static final URI SLACK = URI.create("https://slack.com/api/");

  /** The hosts where Slack stores files. */
  public static final List<String> SLACK_FILES = List.of("files.slack.com");

  /** Validates the settings; error messages are for the operator. */
  public SlackSettings {
    fileHosts = List.copyOf(fileHosts);
    check(
        botToken.startsWith("xoxb-"),
        "slack.bot-token does not begin with xoxb-; copy the bot user's token from OAuth &"
            + " Permissions");
    check(
        appToken.map(token -> token.startsWith("xapp-")).orElse(true),
        "slack.app-token does not begin with xapp-; create an app-level token with the scope"
            + " connections:write under Basic Information");
    check(
        appToken.isPresent() || signingSecret.isPresent(),
        "Slack cannot reach the bot; set slack.app-token for Socket Mode or"
            + " slack.signing-secret for HTTP");
    check(
        apiUrl.toString().endsWith("/") && (isHttps(apiUrl) || isLoopback(apiUrl)),
        "slack.api-url is \"" + apiUrl + "\"; enter an https URL with a final slash");
    check(!fileHosts.isEmpty(), "slack.file-hosts is empty; enter a host, such as " + SLACK_FILES);
  }

  /** Creates settings of a workspace that speaks English. */
  public SlackSettings(
      String botToken,
      Optional<String> appToken,
      Optional<String> signingSecret,
      URI apiUrl,
      List<String> fileHosts,
      Optional<InetSocketAddress> proxy,
      SlackAccess access) {
    this(botToken, appToken, signingSecret, apiUrl, fileHosts, proxy, access, Locale.ENGLISH);
  }

  /** Creates settings that give access to all full members. */
  public SlackSettings(
      String botToken,
      Optional<String> appToken,
      Optional<String> signingSecret,
      URI apiUrl,
      List<String> fileHosts,
      Optional<InetSocketAddress> proxy) {
    this(botToken, appToken, signingSecret, apiUrl, fileHosts, proxy, SlackAccess.USUAL);
  }

  /** Whether the URL's host is this machine, as for a simulated Slack. */
  static boolean isLoopback(URI url) {
    return FileDownloader.isLoopback(String.valueOf(url.getHost()));
  }

  static boolean isHttps(URI url) {
    return "https".equals(url.getScheme());
  }

  @Override
  public String toString() {
    return "SlackSettings[apiUrl=%s, fileHosts=%s, socketMode=%s, http=%s, proxy=%s]"
        .formatted(apiUrl, fileHosts, appToken.isPresent(), signingSecret.isPresent(), proxy);
  }

  private static void check(boolean valid, String message) {
    if (!valid) {
      throw new IllegalArgumentException(message);
    }
  }
}
