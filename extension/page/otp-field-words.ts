/**
 * What words of a page mean for a field, as data: meaning × language. Texts are matched after `plainWords`: small
 * letters, no accents, identifiers split into words. So `twoFactorCode`, `two_factor_code` and `Two-factor code` are
 * one case, and one pattern serves names, labels and the text around.
 */
export type Meaning =
  /** A second factor, whatever makes its codes. */
  | 'second-factor'
  /** A code that an app or a key fob makes. */
  | 'app'
  /** A code that was sent: by SMS or e-mail. */
  | 'message'
  /** A code that proves or confirms something. */
  | 'confirmation'
  /** Some code. */
  | 'code'
  | 'recovery'
  | 'set-up'
  | 'other-code'
  | 'card'
  | 'postal'
  | 'voucher'
  | 'captcha'
  | 'search'
  | 'contact'
  | 'identity'
  | 'pin';

export const words: Readonly<Record<Meaning, readonly RegExp[]>> = {
  'second-factor': [
    /\b[th]?otp\d*\b|\b(otp|totp|mfa|tfa)(code|token|input|field|value|pin|pass)|\botc\b|\b[2mt]fa\b|\btwo ?fa\b|\btwofa/, // names, in English everywhere
    /\b(2|two|second|2nd|multi)[ -]?(step|stage|factor)|\btwo(factor|step)|one[ -]?time[ -]?(pass|code|pin|token)|auth(entication|enticator|orization)?[ -]?(code|token)\b/,
    /jednorazov|dvou(faz|faktor|krok|stup)|vicefaktor|dvoj(faz|faktor|krok|stup)|viacfaktor|auten(tizac|tifikac)\w* kod/, // Czech, Slovak
    /einmal-?(code|kenn?wort|passwort|pin)|zwei[ -]?(faktor|stufen|schritt)|zwei schritten|mehr-?faktor|2-?faktor|authentifizierungs-?code/,
    /jednorazow|dwuetapow|dwuskladnikow|dwustopniow|wieloskladnikow|kod uwierzytelni/, // Polish
    /usage unique|(deux|2|double|multi)[ -]?(facteurs?|etapes?|authentification)|code d.?authentification|\ba2f\b/,
    /(dos|2|doble|multi)[ -]?(pasos|factor(es)?)|(un solo|unico) uso|uso unico|codigo de autenticacion/, // Spanish
    /(due|2|doppia|multi)[ -]?(fattori|passaggi|autenticazione)|monouso|uso singolo|codice di autenticazione/, // Italian
    /(dois|duas|2|multiplos)[ -]?(fatores|factores|etapas)|uso unico|codigo de autenticacao/, // Portuguese
    /(twee|2)[ -]?(staps|traps|factor)|eenmalig|authenticatiecode|engangskod|(to|tva|2)[ -]?(faktor|trin|steg)/, // Dutch, Nordic
    /ketlepcsos|ketfaktor|iki (adim|fakt|asama)|tek kullanim|doi (factori|pasi)/, // Hungarian, Turkish, Romanian
    /ワンタイム|[二2](要素|段階)|多要素/,
    /[两兩双雙二](步|因素|因子|重|阶段|階段)|二次(验证|驗證)|动态(口令|密码|令牌|码)|動態(密碼|碼)|一次性|多因素|多重(身份)?验证/,
    /2단계|이중 ?인증|일회용|다단계 인증/,
    /(двух|двух-|дво)(фактор|этап|етап|ступен)|одноразов|многофактор|багатофактор/, // Russian, Ukrainian
  ],
  app: [
    /authenticator|\btotp\b|\bqr\b|qr-?kod|qr-?code|(authentication|two[ -]?factor|2fa|mfa|otp|verification|security|mobile) app\b|code generator|generated (code|token|by|within|in|from|on)|(from|in|by|within|using|on) (your|the|an) (\w+ ){0,2}app(lication)?\b|key fob|hardware token|tokencode/,
    /klicenk|(autentizacni|overovaci|autentifikacni|overovacia) aplikac|z (mobilni |mobilnej )?aplikac|vygenerovan/,
    /authenti(fizierungs|fikator|sierungs)\w*[ -]?app|(aus|in|von) (der|deiner|ihrer) (\w+ )?app\b|generierten/,
    /aplikacj\w+ (uwierzyt|autory|weryf|mobil)|z aplikacji|wygenerowan/,
    /application d.?authentification|(votre|une) application|genere par/,
    /(app|aplicacion|aplicativo|aplicacao) (de )?autentica|autenticador|(tu|su|seu) (app|aplica)/,
    /app di autenticazione|autenticatore|(tua|dall.?) ?app/,
    /authenticatie-?app|autentiserings-?app|hitelesito|kimlik dogrulayici/,
    /認証(アプリ|システム|器)|アプリ(に表示|で生成|の)|二维码|二維碼/,
    /(验证|認證|认证|驗證)(器|应用|應用|程序)|身份验证(应用|程序)|手机令牌/,
    /인증 ?(앱|기)|앱에서/,
    /приложени\S* (для )?(аутентиф|провер)|из приложени|аутентификатор|автентифікатор|з додатк/,
  ],
  message: [
    /\bsms\b|text message|\btexted\b|\b(e-?mailed|sent) (you|to|a|it|via|by)|\bresend|send (it |the code |a new code )?again|send (a )?new code|check your (e-?mail|inbox|phone|messages)|(didn.?t|did not|haven.?t) (get|receive)|you (have )?received|received (via|by|on|in)|(email|mail|phone) (verification|confirmation|code|otp)/,
    /poslali|zaslal|odeslal|(po|za|ode)slan|poslat znovu|znovu (po|ode)slat|e-?mailem|e-?mailom|posla(t|ny) na/,
    /gesendet|geschickt|erneut (senden|anfordern)|per (sms|e-?mail)|wysla(li|ny|ny)|wyslij ponownie/,
    /envoye|renvoyer|par (sms|e-?mail)|enviad|enviamos|reenviar|por (sms|correo|e-?mail)|inviat|invia (di nuovo|ancora)|reinvia/,
    /verzonden|verstuurd|opnieuw (sturen|verzenden)/,
    /送信しま|送りしま|再送|メールに|已发送|发送(至|到)|重新发送|获取验证码|短信|發送|簡訊/,
    /문자|전송|отправ|смс|повторн|надісла/,
  ],
  confirmation: [
    /(verif\w*|confirm\w*|security|login|log[ -]?in|sign[ -]?in)[ -]?code|verification (token|pin|number)|\b(4|5|6|7|8|four|five|six|seven|eight)[ -]?digits?\b|tokencode/,
    /(overovaci|potvrzovaci|potvrdzovaci|bezpecnostni|bezpecnostny|prihlasovaci|autorizacni|autorizacny) kod/,
    /(bestatigungs|sicherheits|verifizierungs|verifikations|pruf|anmelde|zugangs)-?code|stellig/,
    /kod (weryfikac|bezpieczen|potwierdz|autoryzac|logowania)/,
    /code (de |a )?(verification|securite|validation|confirmation|connexion|\d chiffres)/,
    /(codigo|codice) (de|di) (verifica|seguridad|seguranca|sicurezza|confirma|conferma|acces|valida)/,
    /verificatiecode|beveiligingscode|verifieringskod|bekreftelseskode|ellenorzo kod|dogrulama kodu/,
    /(認証|確認|検証)(用)?(コード|番号)|桁/,
    /(验证|驗證|校验|认证|認證|确认|安全)(码|碼)|\d位/,
    /(인증|확인|보안) ?(코드|번호)|자리/,
    /код\S* (подтвержд|провер|безопасн|авториз|підтвер|перев)|проверочн\S+ код|код\S* из|код\S* з /,
  ],
  code: [
    /\b(codes?|tokens?|pass ?code|passkod|kod|kodu|codigo|codice|kode|token)\b|コード|令牌|口令|代码|码|코드|код/,
  ],
  recovery: [
    /(?<!(\b(or|and|lost)\b|\/).{0,20})\b(back ?-?up|recovery|emergency|scratch|rescue|reset)[ -]?(\w+ )?(codes?|keys?|token|phrase)\b/,
    /^(back ?up|recovery|scratch|reset)\b|reset (2fa|mfa|otp|two)/,
    /(?<!nebo .{0,12}|alebo .{0,12})(zalozn|obnovovac|nouzov|zachrann)\w* kod/,
    /(?<!oder .{0,12})(wiederherstellungs|backup|ersatz|notfall|sicherungs)-?(codes?|schlussel)/,
    /(?<!lub .{0,12})(kod\w* (zapasow|odzyskiw|awaryjn)|zapasow\w* kod)/,
    /(?<!\b(ou|o|oppure) .{0,12})(code|codigo|codice) (de|di) (secours|recuperation|recuperacion|recuperacao|recupero|sauvegarde|respaldo|reserva|riserva|backup)/,
    /herstelcode|back-upcode|aterstallningskod/,
    /(リカバリー?|バックアップ|復旧|回復)用?・?コード|(恢复|备份|备用|恢復|備份|備用)(代)?(码|碼)|(복구|백업) ?코드/,
    /(?<!или .{0,12}|або .{0,12})((резервн|аварийн)\S* код|код\S* (восстановл|відновл))/,
  ],
  'set-up': [
    /issuer|drift|\bgrace\b|\binterval\b|\bperiod\b|\b(app|device|key|token|otp|authenticator|your)[ -]?(name|label|nickname)|\bnickname\b|\bdescription\b|name (of|for)|number of|\bdays\)|\bdays$|(set ?-?up|secret|manual|entry|shared|private) key|(shared|mfa|totp|otp|2fa) secret|^secret$/,
    /nazev|nazov|tajny klic|tajny kluc|bezeichnung|gerate?name|geheim|nazwa|klucz tajny|cle secrete|nom de|clave secreta|nombre|chiave segreta|nome d|chave secreta/,
    /秘密鍵|シークレット|デバイス名|密钥|密鑰|设备名|секретн\S+ ключ|название/,
  ],
  'other-code': [
    /\b(activation|activate|user|device|licen[cs]e|product|serial|registration|game|meeting|room|class|conference|join|survey|tracking|order|booking|reservation|employee|course|airport|currency|language|colou?r|country|area|dialing|dialling|sort|branch|routing|bank|swift|tax|company|bar|source|html|status|error|reference|reason|group|team|event)[ -]?(key|pin|code|id|number|passcode)\b/,
    /code (shown|displayed|printed) on (your|the) (\w+ )?(tv|device|screen|receipt|card|label|letter)|activate (your|a|this)|device activation/,
    /aktivac\w+ k(od|luc)|licencni k|(aktivierungs|freischalt|lizenz|kunden)-?(code|schlussel)|predvolba|vorwahl|indicatif|bankleitzahl|kod banku/,
    /code (utilisateur|client|usager|d.activation|banque)|codigo de (activacion|ativacao|cliente|barras)|codice (fiscale|cliente|di attivazione)/,
    /アクティベーション|激活码|会議|国家代码|код активации|код страны/,
  ],
  card: [
    /\bcv[vcn]2?\b|\bcsc\b|\bcid\b|(card|card.s|debit|credit)[ -]?(number|no\b|num\b|holder|code|verification|security|pin|cvc|cvv|exp|type)|(back|front) of (your|the)|cc ?-?(number|num|csc|exp|cvc|cvv|name)|\bcardnum|\bmm ?\/ ?(yy|aa|jj|rr|gg)|expir(y|ation|es)|\batms?\b|new card|\bpay(ment|er)?\b card/,
    /(cislo|platnost|drzitel) karty|kartennummer|kreditkarte|pruf(ziffer|nummer)|kartenpruf|numer karty|cryptogramme|numero de (la )?(carte|tarjeta|cartao)|carte bancaire|tarjeta|numero (della |di )?carta|vencimiento|scadenza|validade/,
    /カード(番号|確認)|卡号|信用卡|安全码.{0,3}卡|номер карты|срок действия/,
  ],
  postal: [
    /\bzip\b|zip ?code|\bpostal\b|post ?code|\bpsc\b|\bplz\b|postleitzahl|kod pocztowy|code postal|codigo postal|\bcap\b|\bcep\b|郵便|邮编|邮政|우편|почтов|поштов/,
  ],
  voucher: [
    /promo|coupon|voucher|discount|\bgift|redeem|referral|refer |invit|loyalty|gutschein|rabatt|aktionscode|slevov|darkov|poukaz|zlav|rabat|kupon|reduction|cadeau|parrain|descuento|cupon|sconto|\bbuono|desconto|cupom|クーポン|紹介|优惠|折扣|邀请|промокод|купон|쿠폰/,
  ],
  captcha: [
    /captcha|(characters|letters|text|numbers|code|digits) (in|from|on) the (image|picture)|(characters|letters) (you see|shown|seen|above)|(image|picture|visual|graphic|anti-?spam) ?(code|verification|text)|verification image|not a robot|\bvcode\b|validate ?code|check ?code|human/,
    /obrazk|(im|aus dem) bild|sicherheitsabfrage|de l.?image|de la imagen|dell.?immagine|da imagem|画像|图形|图片|圖形|картинк|изображен|자동/,
  ],
  search: [
    /\bsearch|\bfilter\b|\bquery\b|hleda|vyhled|hladat|\bsuche|recherche|\bbuscar|\bcerca\b|\bszukaj|zoeken|検索|搜索|검색|поиск|пошук/,
  ],
  // A code may be told to have come to a phone; the field for the number itself speaks of no code.
  contact: [
    /^(?!.*(code|otp|kod|codigo|codice|码|コード|код)).*(phone|\bmobile|\btel\b|telefon|handy|celular|e-?mail|\bfax\b|電話|携帯|手机|手機|телефон|전화)/,
  ],
  identity: [
    /\buser ?(name|id)\b|^user$|^login$|\blogin ?(id|name)\b|\baccount ?(number|id|no|name)\b|\b(first|last|full|sur|given|family|middle) ?-?name\b|^name$|\bcustomer\b|\bmember(ship)?\b|\bbirth|\bdate\b|\byear\b|\bmonth\b|\bday\b|\bhour\b|\bminute\b|\bssn\b|social security|passport|\biban\b|\bbic\b|quantity|\bqty\b|amount|\bprice\b|\bcompany\b|\bstreet\b|\baddress\b|\bcity\b|\bcountry\b|\bcomments?\b/,
    /(?<!one[ -]?time[ -]?)\bpass ?(word|phrase)\b|(?<!jednorazov\S+ )\bheslo|(?<!einmal-?)passwort|(?<!einmal-?)kennwort|mot de passe(?! (a usage|temp))|contrasena|\bsenha\b|(?<!ワンタイム)パスワード|密码(?<!动态密码)|пароль(?<!одноразов\S+ пароль)/,
    /uzivatel|jmeno|prijmeni|rodne|rodneho|benutzer|kundennummer|geburt|utilisateur|identifiant|usuario|utente|\bcpf\b|mnozstvi|menge|quantite|cantidad|castka|betrag|montant|ユーザー|氏名|用户|姓名|пользовател|логин/,
  ],
  pin: [/\bpin\b|\bpins\b|暗証番号/],
};

/** Small letters, no accents, identifiers split into words. */
export const plainWords = (text: string): string =>
  text
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll(/([A-Z])([A-Z][a-z]{2})/g, '$1 $2')
    .replaceAll(/[_\s[\].:]+/g, ' ')
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .toLowerCase()
    .trim();
