package org.bounceback.discord;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bounceback.chat.runtime.FileDownloader;

/**
 * Configures the connection to Discord. Read once at startup.
 *
 * @param token token of the application's bot user
 * @param apiUrl base URL of Discord's REST API, with the version and a final slash
 * @param gatewayUrl URL of the gateway; empty for Discord's own
 * @param fileHosts the only hosts, with any non-default port, from which files are downloaded
 * @param uploads whether files uploaded to a channel are read; needs the privileged intent
 * @param commandPermissions permissions that a member needs to see the commands; empty for everyone
 * @param administratorRoles ids of the roles whose members may change shared settings
 * @param proxy the HTTP proxy for connections to Discord, if any
 * @param access who may use the bot
 * @param language the language of cards that everybody in a channel sees, and of people whose
 *     language the bot does not have
 */
public record DiscordSettings(
    String token,
    URI apiUrl,
    Optional<URI> gatewayUrl,
    List<String> fileHosts,
    boolean uploads,
    List<String> commandPermissions,
    List<String> administratorRoles,
    Optional<InetSocketAddress> proxy,
    DiscordAccess access,
    Locale language) {

  /** The base URL of Discord's REST API. */
  public static final URI DISCORD = URI.create("https://discord.com/api/v10/");

  /** The hosts where Discord stores files. */
  public static final List<String> DISCORD_FILES =
      List.of("cdn.discordapp.com", "media.discordapp.net");

  /** Validates the settings; error messages are for the operator. */
  public DiscordSettings {
    fileHosts = List.copyOf(fileHosts);
    commandPermissions = List.copyOf(commandPermissions);
    administratorRoles = List.copyOf(administratorRoles);
    check(
        !token.isBlank() && !token.startsWith("Bot "),
        "discord.token is not a token; copy it from the Bot page of the application, without \"Bot"
            + " \"");
    check(
        apiUrl.toString().matches(".*/v[0-9]+/") && isSafe(apiUrl, "https"),
        "discord.api-url is \"%s\"; enter an https URL with the version and a final slash, such as %s"
            .formatted(apiUrl, DISCORD));
    check(
        gatewayUrl.map(url -> isSafe(url, "wss")).orElse(true),
        "discord.gateway-url is not a wss URL; omit it to use Discord's own");
    check(
        !fileHosts.isEmpty(),
        "discord.file-hosts is empty; enter a host, such as " + DISCORD_FILES.get(0));
    CommandPermissions.of(commandPermissions);
    administratorRoles.forEach(
        role ->
            check(
                role.matches("[0-9]{15,20}"),
                "discord.administrator-roles includes \"%s\"; enter the ids of roles"
                    .formatted(role)));
  }

  /** Creates settings of a server that speaks English. */
  public DiscordSettings(
      String token,
      URI apiUrl,
      Optional<URI> gatewayUrl,
      List<String> fileHosts,
      boolean uploads,
      List<String> commandPermissions,
      List<String> administratorRoles,
      Optional<InetSocketAddress> proxy,
      DiscordAccess access) {
    this(
        token,
        apiUrl,
        gatewayUrl,
        fileHosts,
        uploads,
        commandPermissions,
        administratorRoles,
        proxy,
        access,
        Locale.ENGLISH);
  }

  /** Creates settings with the default access rules. */
  public DiscordSettings(
      String token,
      URI apiUrl,
      Optional<URI> gatewayUrl,
      List<String> fileHosts,
      boolean uploads,
      List<String> commandPermissions,
      List<String> administratorRoles,
      Optional<InetSocketAddress> proxy) {
    this(
        token,
        apiUrl,
        gatewayUrl,
        fileHosts,
        uploads,
        commandPermissions,
        administratorRoles,
        proxy,
        DiscordAccess.USUAL);
  }

  @Override
  public String toString() {
    return "DiscordSettings[apiUrl=%s, gatewayUrl=%s, fileHosts=%s, uploads=%s, proxy=%s]"
        .formatted(apiUrl, gatewayUrl, fileHosts, uploads, proxy);
  }

  private static boolean isSafe(URI url, String scheme) {
    return scheme.equals(url.getScheme())
        || FileDownloader.isLoopback(String.valueOf(url.getHost()));
  }

  private static void check(boolean valid, String message) {
    if (!valid) {
      throw new IllegalArgumentException(message);
    }
  }
}
