package org.bounceback.slack;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.bounceback.chat.runtime.FileDownloader;

/**
 * How the bot reaches Slack and is reached. Read once at start.
 *
 * @param botToken begins with {@code xoxb-}
 * @param appToken begins with {@code xapp-}; given, events come over Socket Mode
 * @param signingSecret given, events come over HTTP
 * @param apiUrl where Slack's methods are, with a final slash
 * @param fileHosts the only hosts, with a port where it is not the usual one, that files are
 *     fetched from with our token
 * @param proxy the HTTP proxy on the way to Slack; empty when there is none
 * @param access who may use the bot
 */
public record SlackSettings(
    String botToken,
    Optional<String> appToken,
    Optional<String> signingSecret,
    URI apiUrl,
    List<String> fileHosts,
    Optional<InetSocketAddress> proxy,
    SlackAccess access) {

  /** Where Slack's methods are. */
  public static final URI SLACK = URI.create("https://slack.com/api/");

  /** Where Slack keeps files. */
  public static final List<String> SLACK_FILES = List.of("files.slack.com");

  /** Refuses what cannot work, in the operator's words. */
  public SlackSettings {
    fileHosts = List.copyOf(fileHosts);
    check(
        botToken.startsWith("xoxb-"),
        "slack.bot-token does not begin with xoxb-; copy the bot user's token from OAuth &"
            + " Permissions");
    check(
        appToken.map(token -> token.startsWith("xapp-")).orElse(true),
        "slack.app-token does not begin with xapp-; make an app-level token with the scope"
            + " connections:write under Basic Information");
    check(
        appToken.isPresent() || signingSecret.isPresent(),
        "Slack has no way to reach the bot; give slack.app-token for Socket Mode or"
            + " slack.signing-secret for HTTP");
    check(
        apiUrl.toString().endsWith("/") && (isHttps(apiUrl) || isLoopback(apiUrl)),
        "slack.api-url is \"" + apiUrl + "\"; give an https URL with a final slash");
    check(!fileHosts.isEmpty(), "slack.file-hosts names no host; give one, such as " + SLACK_FILES);
  }

  /** Settings without a word on who may use the bot. */
  public SlackSettings(
      String botToken,
      Optional<String> appToken,
      Optional<String> signingSecret,
      URI apiUrl,
      List<String> fileHosts,
      Optional<InetSocketAddress> proxy) {
    this(botToken, appToken, signingSecret, apiUrl, fileHosts, proxy, SlackAccess.USUAL);
  }

  /** Whether the URL's host is this machine, as a stand-in's is. */
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

  private static void check(boolean right, String complaint) {
    if (!right) {
      throw new IllegalArgumentException(complaint);
    }
  }
}
