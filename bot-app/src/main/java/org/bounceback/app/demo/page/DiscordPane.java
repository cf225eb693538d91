package org.bounceback.app.demo.page;

import java.net.URLConnection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.bounceback.data.DocumentCodec;
import org.bounceback.sandbox.discord.DiscordChannelView;
import org.bounceback.sandbox.discord.DiscordUsers;
import org.bounceback.sandbox.discord.Form;
import org.bounceback.sandbox.discord.StrictDiscord;
import org.bounceback.sandbox.discord.gateway.DeliveryOutcome;
import org.bounceback.sandbox.discord.gateway.GatewayDelivery;
import org.bounceback.sandbox.discord.world.Channel;
import org.bounceback.sandbox.discord.world.DiscordUser;
import org.bounceback.sandbox.discord.world.Message;
import org.bounceback.sandbox.discord.world.Upload;

/** Shows a channel of the simulated Discord, and the user's direct conversation with the app. */
public final class DiscordPane implements Pane {
  private static final String MENTION = "@bounceback ";
  private static final String NOTHING = "{}";
  private static final String MAIL = ".eml";

  private final StrictDiscord discord;
  private final DiscordUser discordUser;
  private final List<Channel> places;

  private DiscordPane(StrictDiscord discord, DiscordUser discordUser, List<Channel> places) {
    this.discord = discord;
    this.discordUser = discordUser;
    this.places = List.copyOf(places);
  }

  /** Creates the view of a user on the server, with its {@code channel}. */
  public static DiscordPane of(StrictDiscord discord, DiscordUser discordUser, Channel channel) {
    return new DiscordPane(
        discord, discordUser, List.of(channel, discord.state().direct(discordUser)));
  }

  @Override
  public String name() {
    return "discord";
  }

  @Override
  public String state() {
    return places.stream()
        .map(place -> new DiscordChannelView(discord.state(), discordUser, place).json())
        .collect(Collectors.joining(",", "{\"places\":[", "]}"));
  }

  @Override
  public String perform(String deed, PageRequest pageRequest)
      throws InterruptedException, TimeoutException {
    return switch (deed) {
      case "type" -> type(pageRequest);
      case "suggest" ->
          suggested(people().typing(discordUser, place(pageRequest), pageRequest.text("line")));
      case "use" ->
          answered(people().uses(discordUser, message(pageRequest), pageRequest.text("command")));
      case "click" ->
          answered(people().clicks(discordUser, message(pageRequest), pageRequest.text("action")));
      case "choose" ->
          answered(
              people()
                  .chooses(
                      discordUser,
                      message(pageRequest),
                      pageRequest.text("action"),
                      pageRequest.text("value")));
      case "submit" -> answered(people().submits(discordUser, form(pageRequest)));
      case "close" -> {
        people().dismisses(discordUser);
        yield NOTHING;
      }
      default -> throw new IllegalArgumentException("nobody can " + deed + " in Discord");
    };
  }

  /** A command, a mention of the bot, or words, with files or without. */
  private String type(PageRequest pageRequest) throws InterruptedException, TimeoutException {
    Channel channel = place(pageRequest);
    String line = pageRequest.text("line").strip();
    Upload[] files = pageRequest.files().stream().map(DiscordPane::upload).toArray(Upload[]::new);
    if (line.startsWith("/")) {
      return answered(people().types(discordUser, channel, line, files));
    }
    if (files.length > 0) {
      people().uploads(discordUser, channel, line, files);
    } else if (line.isEmpty()) {
      throw new IllegalArgumentException("there is nothing to send");
    } else if (line.regionMatches(true, 0, MENTION, 0, MENTION.length())) {
      people().mentions(discordUser, channel, line.substring(MENTION.length()));
    } else {
      people().says(discordUser, channel, line);
    }
    return NOTHING;
  }

  private static Form form(PageRequest pageRequest) {
    Form form = Form.empty();
    for (Map.Entry<String, String> typed : pageRequest.texts().entrySet()) {
      form = form.type(typed.getKey(), typed.getValue());
    }
    for (Map.Entry<String, List<String>> chosen : pageRequest.choices().entrySet()) {
      form = form.choose(chosen.getKey(), chosen.getValue().toArray(String[]::new));
    }
    for (Map.Entry<String, List<PendingFile>> dropped : pageRequest.uploads().entrySet()) {
      Upload[] files = dropped.getValue().stream().map(DiscordPane::upload).toArray(Upload[]::new);
      form = form.drop(dropped.getKey(), files);
    }
    return form;
  }

  /** What the client says of an answer that never came; the answer itself is seen in the world. */
  private static String answered(GatewayDelivery gatewayDelivery)
      throws InterruptedException, TimeoutException {
    return gatewayDelivery.await() instanceof DeliveryOutcome.Failed
        ? DocumentCodec.toJson(Map.of("failed", "The application did not respond"))
        : NOTHING;
  }

  private static String suggested(GatewayDelivery gatewayDelivery)
      throws InterruptedException, TimeoutException {
    return gatewayDelivery.await() instanceof DeliveryOutcome.Answered answer
            && !answer.json().isEmpty()
        ? answer.json()
        : DocumentCodec.toJson(Map.of("failed", "Loading options failed"));
  }

  private static Upload upload(PendingFile file) {
    String type =
        file.name().endsWith(MAIL)
            ? "message/rfc822"
            : Optional.ofNullable(URLConnection.guessContentTypeFromName(file.name())).orElse("");
    return new Upload(file.name(), type, file.content());
  }

  private DiscordUsers people() {
    return discord.users();
  }

  /** One of the places, or a thread in them. */
  private Channel place(PageRequest pageRequest) {
    String id = pageRequest.text("place");
    return discord
        .state()
        .findChannel(id)
        .filter(place -> places.contains(place.parent().orElse(place)))
        .orElseThrow(() -> new IllegalArgumentException("there is no channel " + id));
  }

  private Message message(PageRequest pageRequest) {
    return discord
        .state()
        .messages()
        .any(pageRequest.text("message"))
        .orElseThrow(() -> new IllegalArgumentException("the message is gone"));
  }
}
