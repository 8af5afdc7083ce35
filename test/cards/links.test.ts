import assert from 'node:assert/strict';
import { chatAddress, errorLookUp, learnPage, linkTo, teamsLink } from '../../src/cards/links.ts';

describe('a link on a card', () => {
  for (const url of [
    learnPage('/graph/errors', 'en').url,
    learnPage('/entra/identity-platform/access-tokens', 'zh-TW').url,
    errorLookUp(65_001, 'login.microsoftonline.us'),
    errorLookUp(65_001, 'login.partner.microsoftonline.cn'),
    'https://portal.azure.cn/#view/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/~/CallAnAPI/appId/1/isMSAApp~/false',
    'https://developer.microsoft.com/graph/graph-explorer?request=users%2F%7Bid%7D&method=GET',
  ])
    it(`leads to ${url}`, () => assert.deepEqual(linkTo('title', url), [`[title](${url})`]));

  for (const url of [
    'https://evil.example/',
    'http://learn.microsoft.com/',
    'javascript:alert(1)',
    'https://learn.microsoft.com.evil.example/',
    'https://learn.microsoft.com@evil.example/',
    'https://learn.microsoft.com:8443/',
    'https://user:secret@learn.microsoft.com/',
    'https://evil.example/?https://learn.microsoft.com/',
    'https://learn.microsoft.com/)[click](https://evil.example',
    'https://learn.microsoft.com/ "title"',
    'https://learn.microsoft.com/${lang}',
    'https://learn.microsoft.com/{{DATE(1)}}',
    'https://learn.microsoft.com\\@evil.example/',
    'https://learn.microsoft.com/\u202e',
    '//learn.microsoft.com/',
    '',
  ])
    it(`does not lead to ${JSON.stringify(url)}`, () => assert.deepEqual(linkTo('title', url), []));
});

describe('a link into Teams', () => {
  const message = 'https://teams.microsoft.com/l/message/19:a@thread.tacv2/1605?tenantId=t&parentMessageId=1605';
  for (const url of [message, chatAddress('28:00000000-0000-0000-0000-000000000011')])
    it(`leads to ${url}`, () => assert.deepEqual(teamsLink('title', url), [`[title](${url})`]));

  it('is encoded where Teams did not', () => {
    const [link = ''] = teamsLink('title', `${message}&context={"contextType":"chat"}`);
    assert.ok(link.endsWith('context=%7B%22contextType%22:%22chat%22%7D)'), link);
  });

  it('is allowed where it is asked for, and nowhere else', () => assert.deepEqual(linkTo('title', message), []));

  for (const url of [
    'https://evil.example/l/message/1',
    'https://teams.microsoft.com.evil.example/l/message/1',
    'https://teams.microsoft.com@evil.example/l/message/1',
    'http://teams.microsoft.com/l/message/1',
    'https://teams.microsoft.com/l/app/1',
    'https://teams.microsoft.com/l/message/../../evil',
    'https://learn.microsoft.com/l/message/1',
    'https://teams.microsoft.com/l/message/1)[click](https://evil.example',
    `https://teams.microsoft.com/l/message/${'1'.repeat(2000)}`,
    'javascript:alert(1)',
    '',
  ])
    it(`does not lead to ${JSON.stringify(url.slice(0, 80))}`, () => {
      for (const link of teamsLink('title', url))
        assert.match(link, /^\[title\]\(https:\/\/teams\.microsoft\.com\/l\/message\/[^()[\]]*\)$/);
      if (!url.includes(')[')) assert.deepEqual(teamsLink('title', url), []);
    });
});

describe('a page at Learn', () => {
  for (const [locale, folder] of [
    ['sv', '/sv-se'],
    ['nl', '/nl-nl'],
    ['id', '/id-id'],
    ['zh-TW', '/zh-tw'],
    ['en', ''],
    ['lv', ''],
  ] as const) {
    it(`about Entra is ${folder === '' ? 'for Learn to choose' : `the one in ${folder}`} for a reader of ${locale}`, () => {
      const url = `https://learn.microsoft.com${folder}/entra/identity-platform/access-tokens`;
      assert.deepEqual(learnPage('/entra/identity-platform/access-tokens', locale), { url, isTranslated: folder !== '' });
    });

    it(`about Microsoft Graph carries no language for a reader of ${locale}`, () => {
      const url = 'https://learn.microsoft.com/graph/errors';
      assert.deepEqual(learnPage('/graph/errors', locale), { url, isTranslated: false });
    });
  }
});
