/** A field as the fact sheet's table has it (4.10), apart from what the emulator has of it. */
export interface TableField {
  /** Its groups and itself, by the names in Atom and HAL without their endings: `Address/Address/Address`. */
  readonly path: readonly string[];
  readonly number: number;
  readonly length: number;
  /** Of one that takes listed values alone, empty. */
  readonly type: string;
  readonly file: string | undefined;
  readonly values: readonly string[] | undefined;
}

/** Path, number, length, then type (with the file after `>`) or `=` and the values. */
const OPEN = `
  Mnemonic 1 10 MNE
  ShortName/ShortName 2 35 SWI
  Name1/Name1 3 35 SWI
  Name2/Name2 4 35 SWI
  Street/Street 5 35 SWI
  Address/Address/Address 6 35 SWI
  TownCountry/TownCountry 7 35 SWI
  PostCode/PostCode 8 35 S
  Country/Country 9 35 S
  RelationCode/RelationCode 10 3 N>RELATION
  RelationCode/RelCustomer 11 10 CUS>CUSTOMER
  RelationCode/ReversRelCode 12 3 N>RELATION
  RelationCode/RelDelivOpt/RelDelivOpt 13 8 =A.1|A.2|A.3|C|P.1|P.2|P.3
  RelationCode/RelDelivOpt/Role 14 20 A>EB.ROLE
  RelationCode/RelDelivOpt/RoleMoreInfo 15 35 A
  RelationCode/RelDelivOpt/RoleNotes 16 35 A
  Sector 23 4 N>SECTOR
  AccountOfficer 24 4 N>DEPT.ACCT.OFFICER
  OtherOfficer/OtherOfficer 25 4 N>DEPT.ACCT.OFFICER
  Industry 26 4 N>INDUSTRY
  Target 27 4 N>TARGET
  Nationality 28 2 SSS>COUNTRY
  CustomerStatus 29 4 N>CUSTOMER.STATUS
  Residence 30 2 SSS>COUNTRY
  ContactDate 31 11 D
  Introducer 32 35 A
  LegalId/LegalId 34 35 A
  LegalId/LegalDocName 35 35 =DRIVING.LICENSE|INCORP.CERT|PASSPORT|SOCIAL.SECURITY.NO
  LegalId/LegalHolderName 36 100 A
  LegalId/LegalIssAuth 37 20 A
  LegalId/LegalIssDate 38 11 D
  LegalId/LegalExpDate 39 11 D
  OffPhone/OffPhone 40 17 A
  CustomerLiability 44 10 CUS>CUSTOMER
  Language 45 2 N>LANGUAGE
  CompanyBook 48 11 COM>COMPANY
  ConfidTxt 49 3 =YES|NO
  IssueCheques 51 3 =NO|NULL|YES
  CustomerRating/CustomerRating 56 10 A>EB.RATING
  CrProfileType/CrProfileType 57 35 A>CR.PROFILE.TYPE
  CrProfileType/CrProfile 58 35 A>CR.PROFILE
  NoUpdateCrm 59 3 =YES|NO
  Title 60 35 =MR|MRS|MS|MISS|DR|REV
  GivenNames 61 50 SWI
  FamilyName 62 50 SWI
  Gender 63 10 =MALE|FEMALE
  DateOfBirth 64 11 D
  MaritalStatus 65 15 =DIVORCED|MARRIED|OTHER|PARTNER|SINGLE|WIDOWED
  NoOfDependents 66 2 N
  Phone1/Phone1 67 17 ANY
  Phone1/Sms1 68 17 ANY
  Phone1/Email1 69 50 ANY
  EmploymentStatus/EmploymentStatus 71 35 =EMPLOYED|OTHER|RETIRED|SELF-EMPLOYED|STUDENT|UNEMPLOYED
  EmploymentStatus/Occupation 72 35 A
  EmploymentStatus/JobTitle 73 10 A>JOB.TITLE
  EmploymentStatus/EmployersName 74 35 A
  EmploymentStatus/EmployersAdd/EmployersAdd 75 35 A
  EmploymentStatus/EmployersBuss 76 35 A
  EmploymentStatus/EmploymentStart 77 11 D
  EmploymentStatus/CustomerCurrency 78 3 CCY>CURRENCY
  EmploymentStatus/Salary 79 19 AMT
  EmploymentStatus/AnnualBonus 80 19 AMT
  EmploymentStatus/SalaryDateFreq 81 17 FQU
  NetMonthlyIn 82 19 AMT
  NetMonthlyOut 83 19 AMT
  ResidenceStatus/ResidenceStatus 84 35 =HOME.OWNER|LIVING.WTH.PARENTS|OTHER|SQUATTER|TENANT
  ResidenceStatus/ResidenceType 85 35 =FARM.HOUSE|INDEPEDENT.HOUSE|RESIDENTIAL.APT|SERVICED.APT
  ResidenceStatus/ResidenceSince 86 11 D
  ResidenceStatus/ResidenceValue 87 19 AMT
  ResidenceStatus/MortgageAmt 88 19 AMT
  CommType/CommType 91 35 =ADVICES|ALERTS|CAMPAIGN|NEW.PRODUCT.UPDATE|STATEMENTS
  CommType/PrefChannel 92 20 A>EB.CHANNEL
  AllowBulkProcess 93 6 =BOTH|CREDIT|DEBIT|NULL
  Interests/Interests 95 35 A
  Fax1/Fax1 96 17 ANY
  PreviousName/PreviousName 97 35 A
  PreviousName/ChangeDate 98 11 D
  PreviousName/ChangeReason 99 35 A
  CustomerSince 100 11 D
  CustomerType 101 35 =ACTIVE|EXTERNAL.USER|NULL|PROSPECT
  SpokenLanguage/SpokenLanguage 104 10 A>SPOKEN.LANGUAGE
  Pastimes/Pastimes 105 35 A
  FurtherDetails/FurtherDetails 106 35 A
  OtherNationality/OtherNationality 108 9 SSS>COUNTRY
  CalcRiskClass 109 10 A>RISK.CLASS
  ManualRiskClass 110 10 A>RISK.CLASS
  OverrideReason 111 35 A
  TaxId/TaxId 112 35 A
  VisType/VisType 113 10 A
  VisType/VisComment/VisComment 114 35 A
  VisType/VisInternalReview/VisInternalReview 115 35 A
  FormerVisType/FormerVisType 116 10 A
  RiskAssetType/RiskAssetType 118 7 A>ASSET.TYPE
  RiskAssetType/RiskLevel 119 2 N
  RiskAssetType/RiskTolerance 120 2 N
  RiskAssetType/RiskFromDate 121 11 D
  LastKycReviewDate 122 11 D
  AutoNextKycReviewDate 123 11 D
  ManualNextKycReviewDate 124 11 D
  LastSuitReviewDate 125 11 D
  AutoNextSuitReviewDate 126 11 D
  ManualNextSuitReviewDate 127 11 D
  KycRelationship 128 35 A>CR.RELATIONSHIP
  SecureMessage 132 3 =YES|NULL
  AmlCheck 133 4 =NULL|SENT|YES
  AmlResult 134 14 =NEGATIVE|NULL|POSITIVE|RESULT.AWAITED
  LastAmlResultDate 135 11 D
  KycComplete 136 4 =NULL|YES
  InternetBankingService 137 4 =NULL|YES
  MobileBankingService 138 4 =NULL|YES
  ReportTemplate 139 35 =Alternate|Standard
  HoldingsPivot/HoldingsPivot 140 15 A>AM.SEGMENTS
`;

/** Those that T24 alone sets. */
const SYSTEM = `
  Override/Override 180 35 A
  RecordStatus 181 4 STAT
  CurrNo 182 4 N
  Inputter/Inputter 183 40 A
  DateTime/DateTime 184 15 RELTIME
  Authoriser 185 40 A
  CoCode 186 11 A>COMPANY
  DeptCode 187 4 N>DEPT.ACCT.OFFICER
  AuditorCode 188 16 A
  AuditDateTime 189 15 RELTIME
`;

export const openFields: readonly TableField[] = parse(OPEN);
export const systemFields: readonly TableField[] = parse(SYSTEM);

function parse(table: string): readonly TableField[] {
  return table
    .trim()
    .split("\n")
    .map((row) => {
      const [path = "", number, length, kind = ""] = row.trim().split(" ");
      const [type = "", file] = kind.startsWith("=") ? [] : kind.split(">");
      const values = kind.startsWith("=") ? kind.slice(1).split("|") : undefined;
      return { path: path.split("/"), number: Number(number), length: Number(length), type, file, values };
    });
}
