package org.bounceback.chat.commands;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bounceback.bounce.question.QuestionClassifier;
import org.bounceback.capacity.UsageLimits;
import org.bounceback.cases.CaseRepository;
import org.bounceback.chat.BotResponse;
import org.bounceback.chat.ChatRequest;
import org.bounceback.chat.InboundEvent;
import org.bounceback.chat.InitialResponse;
import org.bounceback.chat.InitialResponse.Visibility;
import org.bounceback.chat.cards.CaseCardRenderer;
import org.bounceback.chat.cards.CheckForm;
import org.bounceback.chat.cards.ComplaintForm;
import org.bounceback.chat.cards.HelpCard;
import org.bounceback.chat.cards.MessageBundle;
import org.bounceback.chat.runtime.WorkerPools;
import org.bounceback.diagnosis.MailAnalysis;
import org.bounceback.ticket.EscalationService;

/** Passes each event to the handler of its command, button, form or message. */
final class RequestDispatcher {
  private final MessageBundle messageBundle;
  private final QuestionClassifier questionClassifier = QuestionClassifier.load();
  private final BlocklistCheckHandler blocklistCheckHandler;
  private final RecipientCheckHandler recipients;
  private final ServerCheckHandler hosts;
  private final BounceUploadHandler bounceUploadHandler;
  private final ComplaintHandler complaintHandler;
  private final CaseListHandler caseListHandler;
  private final ErasureHandler erasureHandler;
  private final AppHomeHandler appHomeHandler;
  private final ButtonHandler buttonHandler;
  private final FormSubmissionHandler formSubmissionHandler;
  private final TicketNoteHandler ticketNoteHandler;

  RequestDispatcher(
      MailAnalysis mailAnalysis,
      ChatChecks chatChecks,
      CaseServices caseServices,
      WorkerPools workerPools,
      ServerAdministration administration,
      UsageLimits limits,
      Clock clock,
      MessageBundle messageBundle) {
    this.messageBundle = messageBundle;
    var cards = new CaseCardRenderer(messageBundle, clock.getZone());
    var caseOpener = new CaseOpener(caseServices, cards);
    var watchLimit = new WatchLimit(limits, messageBundle);
    CaseRepository caseRepository = caseServices.caseRepository();
    EscalationService escalationService = caseServices.escalationService();
    hosts =
        new ServerCheckHandler(
            administration, chatChecks.probes(), workerPools, caseOpener, messageBundle);
    blocklistCheckHandler =
        new BlocklistCheckHandler(
            chatChecks,
            caseServices.watchService(),
            workerPools,
            watchLimit,
            caseOpener,
            messageBundle,
            cards,
            hosts);
    recipients =
        new RecipientCheckHandler(
            chatChecks, mailAnalysis.engine(), workerPools, caseOpener, messageBundle);
    bounceUploadHandler =
        new BounceUploadHandler(
            mailAnalysis, caseRepository, workerPools, caseOpener, messageBundle);
    complaintHandler =
        new ComplaintHandler(chatChecks.complaints(), workerPools, caseOpener, messageBundle);
    caseListHandler = new CaseListHandler(caseRepository, messageBundle, cards);
    erasureHandler =
        new ErasureHandler(caseServices.eraser(), workerPools, administration, messageBundle);
    appHomeHandler = new AppHomeHandler(caseRepository, clock, messageBundle);
    buttonHandler =
        new ButtonHandler(
            caseRepository,
            clock,
            messageBundle,
            cards,
            new RecheckHandler(blocklistCheckHandler, recipients, hosts, complaintHandler),
            new CaseSharingHandler(caseServices, workerPools, watchLimit, messageBundle, cards),
            new CaseActionHandler(escalationService, messageBundle, cards),
            new UnblockHandler(
                administration,
                caseRepository,
                escalationService,
                workerPools,
                clock,
                messageBundle),
            erasureHandler,
            new AnswerHandler(caseServices, administration, workerPools, messageBundle, cards));
    formSubmissionHandler =
        new FormSubmissionHandler(
            caseServices,
            mailAnalysis.engine()::signature,
            clock,
            messageBundle,
            bounceUploadHandler,
            complaintHandler,
            erasureHandler);
    ticketNoteHandler = new TicketNoteHandler(caseRepository, escalationService, messageBundle);
  }

  /** Answers an event of a user who may use the bot. */
  BotResponse dispatch(InboundEvent inboundEvent) {
    ChatRequest chatRequest = inboundEvent.chatRequest();
    if (chatRequest instanceof ChatRequest.SlashCommand slashCommand) {
      return command(inboundEvent, slashCommand);
    }
    if (chatRequest instanceof ChatRequest.FileUpload fileUpload) {
      return bounceUploadHandler.upload(inboundEvent, fileUpload);
    }
    if (chatRequest instanceof ChatRequest.GivenUp givenUp) {
      return bounceUploadHandler.giveUp(givenUp);
    }
    if (chatRequest instanceof ChatRequest.MessageShortcut messageShortcut) {
      return bounceUploadHandler.read(
          inboundEvent, messageShortcut.files(), messageShortcut.text());
    }
    if (chatRequest instanceof ChatRequest.SendToTicket sent) {
      return ticketNoteHandler.send(inboundEvent, sent);
    }
    if (chatRequest instanceof ChatRequest.ButtonClick buttonClick) {
      Optional<QuickAction> quickAction = QuickAction.parse(buttonClick.button());
      return quickAction.isPresent()
          ? start(inboundEvent, quickAction.get())
          : buttonHandler.press(inboundEvent, buttonClick.button());
    }
    if (chatRequest instanceof ChatRequest.FormSubmission formSubmission) {
      if (formSubmission.form().equals(CheckForm.ID)) {
        return blocklistCheckHandler.ask(
            inboundEvent, formSubmission.values().getOrDefault(CheckForm.SUBJECT, "").strip());
      }
      return formSubmissionHandler.submit(inboundEvent, formSubmission);
    }
    if (chatRequest instanceof ChatRequest.FormChange formChange) {
      return formSubmissionHandler.change(formChange);
    }
    if (chatRequest instanceof ChatRequest.PlainMessage plainMessage) {
      return message(inboundEvent, plainMessage.text());
    }
    if (chatRequest instanceof ChatRequest.AutocompleteRequest autocompleteRequest) {
      return caseListHandler.suggest(inboundEvent, autocompleteRequest);
    }
    return chatRequest instanceof ChatRequest.AppHomeOpened
        ? appHomeHandler.open(inboundEvent)
        : BotResponse.of(new InitialResponse.NoResponse());
  }

  private BotResponse start(InboundEvent inboundEvent, QuickAction quickAction) {
    return switch (quickAction) {
      case CHECK -> BotResponse.of(new InitialResponse.OpenForm(CheckForm.of(messageBundle)));
      case READ -> bounceUploadHandler.command(inboundEvent, List.of(), "");
      case CANT_SEND -> complaintHandler.ask(inboundEvent, ComplaintForm.CANT_SEND, "");
      case NOT_ARRIVED -> complaintHandler.ask(inboundEvent, ComplaintForm.NOT_ARRIVED, "");
      case HELP ->
          BotResponse.of(
              new InitialResponse.ShowCard(
                  HelpCard.of(messageBundle, "help.headline"), Visibility.ASIDE));
    };
  }

  /** Returns whether a message to the bot is a bounced e-mail or a question about one. */
  boolean isBounce(String text) {
    return TextIntent.of(text, questionClassifier).topic() == TextIntent.Topic.BOUNCE;
  }

  private BotResponse message(InboundEvent inboundEvent, String text) {
    TextIntent intent = TextIntent.of(text, questionClassifier);
    return switch (intent.topic()) {
      case BOUNCE -> bounceUploadHandler.read(inboundEvent, List.of(), intent.about());
      case RECIPIENT -> recipients.ask(inboundEvent, intent.about());
      case BLOCKLISTS -> blocklistCheckHandler.ask(inboundEvent, intent.about());
      case CASE -> caseListHandler.status(inboundEvent, intent.about());
      case COMMAND -> subcommand(inboundEvent, intent.about());
      case UNKNOWN -> help(intent.about().isEmpty() ? "help.headline" : "not-understood");
    };
  }

  private BotResponse command(InboundEvent inboundEvent, ChatRequest.SlashCommand slashCommand) {
    String text = slashCommand.text().strip();
    return switch (slashCommand.name()) {
      case "blacklist" -> blocklistCheckHandler.ask(inboundEvent, text);
      case "bounce" -> bounceUploadHandler.command(inboundEvent, slashCommand.files(), text);
      case "bounceback" -> subcommand(inboundEvent, text);
      default -> help("unknown-command");
    };
  }

  private BotResponse subcommand(InboundEvent inboundEvent, String text) {
    int space = text.indexOf(' ');
    String name = (space < 0 ? text : text.substring(0, space)).toLowerCase(Locale.ROOT);
    String rest = space < 0 ? "" : text.substring(space + 1).strip();
    return switch (name) {
      case "recipient" -> recipients.ask(inboundEvent, rest);
      case "watch" -> blocklistCheckHandler.watch(inboundEvent, rest);
      case "server" -> hosts.server(inboundEvent, rest);
      case "blocks" -> hosts.blocks(inboundEvent, rest);
      case ComplaintForm.CANT_SEND, ComplaintForm.NOT_ARRIVED ->
          complaintHandler.ask(inboundEvent, name, rest);
      case "cases" -> caseListHandler.recent(inboundEvent);
      case "status" -> caseListHandler.status(inboundEvent, rest);
      case "forget" -> erasureHandler.ask(inboundEvent, rest);
      case "", "help" -> help("help.headline");
      default -> help("unknown-command");
    };
  }

  private BotResponse help(String headline) {
    return BotResponse.of(
        new InitialResponse.ShowCard(HelpCard.of(messageBundle, headline), Visibility.PRIVATE));
  }
}
