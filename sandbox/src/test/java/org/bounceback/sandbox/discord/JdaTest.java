package org.bounceback.sandbox.discord;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.attachmentupload.AttachmentUpload;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.components.container.Container;
import net.dv8tion.jda.api.components.filedisplay.FileDisplay;
import net.dv8tion.jda.api.components.label.Label;
import net.dv8tion.jda.api.components.textdisplay.TextDisplay;
import net.dv8tion.jda.api.components.textinput.TextInput;
import net.dv8tion.jda.api.components.textinput.TextInputStyle;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.interaction.ModalInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.CommandAutoCompleteInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.MessageContextInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.ButtonInteractionEvent;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import net.dv8tion.jda.api.hooks.EventListener;
import net.dv8tion.jda.api.interactions.commands.OptionType;
import net.dv8tion.jda.api.interactions.commands.build.Commands;
import net.dv8tion.jda.api.modals.Modal;
import net.dv8tion.jda.api.requests.GatewayIntent;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.utils.FileUpload;
import net.dv8tion.jda.api.utils.SessionControllerAdapter;
import net.dv8tion.jda.api.utils.messages.MessageCreateBuilder;
import net.dv8tion.jda.api.utils.messages.MessageEditData;
import org.bounceback.sandbox.discord.gateway.DeliveryOutcome;
import org.bounceback.sandbox.discord.gateway.GatewayDelivery;
import org.bounceback.sandbox.discord.world.Channel;
import org.bounceback.sandbox.discord.world.DiscordApp;
import org.bounceback.sandbox.discord.world.DiscordUser;
import org.bounceback.sandbox.discord.world.Message;
import org.bounceback.sandbox.discord.world.Upload;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The client library of the product works with the simulated Discord. */
class JdaTest {
  private static final byte[] MAIL = "Subject: x\r\n\r\nbody".getBytes(StandardCharsets.UTF_8);

  private static final long BETWEEN_LOOKS = Duration.ofMillis(5).toNanos();

  private final BlockingQueue<GenericEvent> heard = new LinkedBlockingQueue<>();
  private StrictDiscord discord;
  private DiscordUser sam;
  private Channel support;
  private JDA jda;

  @BeforeEach
  void connect() throws Exception {
    discord =
        StrictDiscord.open(DiscordApp.bounceback().with("MESSAGE_CONTENT"), Clock.systemUTC());
    discord.gateway().setHeartbeatInterval(Duration.ofSeconds(1));
    sam = discord.guild().person("sam");
    support = discord.guild().channel("support");
    jda =
        JDABuilder.createLight(
                discord.token(),
                EnumSet.of(GatewayIntent.GUILD_MESSAGES, GatewayIntent.MESSAGE_CONTENT))
            .setRestConfig(new RestConfig().setBaseUrl(discord.apiUrl().toString()))
            .setSessionController(
                new SessionControllerAdapter() {
                  @Override
                  public String getGateway() {
                    return discord.gatewayUrl().toString();
                  }
                })
            .addEventListeners((EventListener) heard::add)
            .build();
    eventually(() -> jda.getStatus() == JDA.Status.CONNECTED);
  }

  @AfterEach
  void leave() {
    jda.shutdownNow();
    discord.close();
  }

  @Test
  void loadsTheGuild() {
    assertEquals(
        List.of("support"), jda.getTextChannels().stream().map(each -> each.getName()).toList());
    assertEquals(List.of(), discord.refusals());
  }

  @Test
  void answersACommandWithFormsFilesAndComponents() throws Exception {
    jda.updateCommands()
        .addCommands(
            Commands.slash("bounce", "Diagnose")
                .addOption(OptionType.ATTACHMENT, "message", "A mail"),
            Commands.slash("blacklist", "Look up")
                .addOption(OptionType.STRING, "subject", "What", true, true),
            Commands.message("Why did this bounce?"))
        .complete();

    GatewayDelivery typing = discord.users().typing(sam, support, "/blacklist 203");
    next(CommandAutoCompleteInteractionEvent.class).replyChoiceStrings("203.0.113.5").queue();
    assertInstanceOf(DeliveryOutcome.Answered.class, typing.await());

    GatewayDelivery command =
        discord.users().types(sam, support, "/bounce", Upload.mail("a.eml", MAIL));
    var slash = next(SlashCommandInteractionEvent.class);
    slash.deferReply(true).complete();
    assertInstanceOf(DeliveryOutcome.Answered.class, command.await());
    assertEquals(1, discord.state().messages().onlyFor(sam, support).size());
    try (var in =
        slash
            .getOption("message")
            .getAsAttachment()
            .getProxy()
            .download()
            .get(5, TimeUnit.SECONDS)) {
      assertEquals(MAIL.length, in.readAllBytes().length);
    }
    slash
        .getHook()
        .editOriginalComponents(
            Container.of(
                TextDisplay.of("**Case 1**"),
                FileDisplay.fromFile(FileUpload.fromData(MAIL, "a.eml")),
                ActionRow.of(Button.primary("escalate", "Open a ticket"))))
        .useComponentsV2()
        .setAllowedMentions(List.of())
        .complete();
    Message card = discord.state().messages().onlyFor(sam, support).get(0);
    assertEquals("**Case 1**\nOpen a ticket", card.visibleText());
    assertEquals("a.eml", card.files().get(0).filename());

    discord.users().clicks(sam, card, "escalate");
    var click = next(ButtonInteractionEvent.class);
    click
        .replyModal(
            Modal.create("ticket", "Ticket")
                .addComponents(
                    Label.of("Subject", TextInput.create("subject", TextInputStyle.SHORT).build()),
                    Label.of("Mail", AttachmentUpload.create("mail").setRequired(false).build()))
                .build())
        .complete();
    GatewayDelivery submitted =
        discord
            .users()
            .submits(
                sam, Form.empty().type("subject", "x").drop("mail", Upload.mail("b.eml", MAIL)));
    var modal = next(ModalInteractionEvent.class);
    assertEquals("x", modal.getValue("subject").getAsString());
    assertEquals("b.eml", modal.getValue("mail").getAsAttachmentList().get(0).getFileName());
    modal.deferEdit().complete();
    assertEquals(6, assertInstanceOf(DeliveryOutcome.Answered.class, submitted.await()).type());
    modal
        .getHook()
        .editOriginal(
            MessageEditData.fromCreateData(
                new MessageCreateBuilder()
                    .useComponentsV2()
                    .setComponents(TextDisplay.of("sent"))
                    .build()))
        .complete();
    assertEquals("sent", discord.state().messages().onlyFor(sam, support).get(0).visibleText());
    modal.getHook().sendMessage("later").setEphemeral(true).complete();
    assertEquals(2, discord.state().messages().onlyFor(sam, support).size());
    assertEquals(List.of(), discord.refusals());
  }

  @Test
  void receivesUploadsAndOpensThreads() throws Exception {
    jda.updateCommands().addCommands(Commands.message("Why did this bounce?")).complete();
    discord.users().uploads(sam, support, "it came back", Upload.mail("a.eml", MAIL));
    var message = next(MessageReceivedEvent.class);
    assertEquals("a.eml", message.getMessage().getAttachments().get(0).getFileName());

    var thread = message.getMessage().createThreadChannel("Case 1").complete();
    thread.sendMessage("in the thread").setAllowedMentions(List.of()).complete();

    Message uploaded = discord.state().messages().in(support).get(0);
    discord.users().uses(sam, uploaded, "Why did this bounce?");
    var command = next(MessageContextInteractionEvent.class);
    assertEquals("it came back", command.getTarget().getContentRaw());
    command.reply("public").complete();
    command.getUser().openPrivateChannel().complete().sendMessage("by hand").complete();
    assertEquals(1, discord.state().messages().in(discord.state().direct(sam)).size());
    assertEquals(List.of(), discord.refusals());
  }

  @Test
  void resumesAfterAConnectionLossWithoutLosingEvents() throws Exception {
    discord.gateway().disconnect();
    var said = new ArrayList<String>();
    for (int i = 0; i < 5; i++) {
      discord.users().says(sam, support, "message " + i);
      said.add("message " + i);
    }

    var heardTexts = new ArrayList<String>();
    for (int i = 0; i < 5; i++) {
      heardTexts.add(next(MessageReceivedEvent.class).getMessage().getContentRaw());
    }

    assertEquals(said, heardTexts);
    assertEquals(1, discord.gateway().resumed());
    assertEquals(List.of(), discord.refusals());
  }

  @Test
  void detectsAStalledGatewayAndResumes() throws Exception {
    discord.gateway().makeUnresponsive();
    discord.users().says(sam, support, "missed");

    assertEquals("missed", next(MessageReceivedEvent.class).getMessage().getContentRaw());
    assertEquals(1, discord.gateway().resumed());
  }

  @Test
  void reconnectsWhenAskedTo() {
    discord.gateway().reconnect();

    eventually(() -> discord.gateway().resumed() == 1);
    assertEquals(List.of(), discord.refusals());
  }

  @Test
  void identifiesAgainAfterAnInvalidSession() {
    discord.gateway().invalidate(false);

    eventually(() -> discord.gateway().identified() == 2 && discord.gateway().live() == 1);
    assertEquals(List.of(), discord.refusals());
  }

  private <T> T next(Class<T> kind) throws InterruptedException {
    Instant end = Instant.now().plusSeconds(15);
    while (Instant.now().isBefore(end)) {
      GenericEvent event = heard.poll(100, TimeUnit.MILLISECONDS);
      if (kind.isInstance(event)) {
        return kind.cast(event);
      }
    }
    throw new AssertionError("no " + kind.getSimpleName() + "; refused " + discord.refusals());
  }

  private static void eventually(BooleanSupplier condition) {
    Instant end = Instant.now().plusSeconds(20);
    while (!condition.getAsBoolean() && Instant.now().isBefore(end)) {
      LockSupport.parkNanos(BETWEEN_LOOKS);
    }
    assertTrue(condition.getAsBoolean());
  }
}
