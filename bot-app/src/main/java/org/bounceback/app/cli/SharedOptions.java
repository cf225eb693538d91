package org.bounceback.app.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bounceback.app.CommandFailedException;
import org.bounceback.app.settings.InvalidSettingsException;
import org.bounceback.app.settings.Settings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags that all commands with network access share. */
final class SharedOptions {

  @Option(names = "--config", paramLabel = "FILE", description = "the configuration, in YAML")
  private @Nullable Path config;

  @Option(
      names = "--servers",
      paramLabel = "FILE",
      description = "the table of our own servers, in YAML")
  private @Nullable Path servers;

  @Option(
      names = "--resolver",
      paramLabel = "HOST:PORT",
      description = "the recursive DNS resolver; if given twice, the second is the fallback")
  private List<String> resolvers = new ArrayList<>();

  @Option(
      names = "--zones",
      paramLabel = "FILE",
      description = "the blocklists to check: a table, or one zone name a line")
  private @Nullable Path zones;

  @Option(
      names = "--smtp-port",
      paramLabel = "N",
      description = "the port of recipients' mail servers")
  private @Nullable Integer smtpPort;

  @Option(
      names = "--allow",
      paramLabel = "CIDR[:PORT]",
      description = "a special-purpose network that connections are allowed to; repeatable")
  private List<String> allow = new ArrayList<>();

  @Option(
      names = "--deadline",
      paramLabel = "TIME",
      description = "how long a check may take, such as 3s")
  private @Nullable String deadline;

  private final Map<String, List<String>> flags = new HashMap<>();

  /** Adds a flag of a single command, if present. */
  void put(String key, @Nullable Object value) {
    if (value != null) {
      flags.put(key, List.of(value.toString()));
    }
  }

  /** Returns the settings, overridden by these flags. */
  Settings settings(CommandEnvironment environment) throws CommandFailedException {
    put("servers", servers == null ? null : servers.toAbsolutePath());
    put("blocklists.zones", zones == null ? null : zones.toAbsolutePath());
    if (!resolvers.isEmpty()) {
      flags.put("dns.resolver", List.copyOf(resolvers));
    }
    put("recipient.smtp-port", smtpPort);
    put("blocklists.deadline", deadline);
    put("recipient.deadline", deadline);
    if (!allow.isEmpty()) {
      flags.put("egress.allow", List.copyOf(allow));
    }
    try {
      return Settings.read(
          environment.home(), Optional.ofNullable(config), environment.variables(), flags);
    } catch (InvalidSettingsException wrong) {
      throw CommandFailedException.of(wrong);
    }
  }
}
